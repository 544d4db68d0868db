//! Parses tokens to a tree, with a stack of open groups. Errors are reported and skipped.

use std::ops::Range;

use super::leaf::{self, Place};
use super::report::{Fate, Report};
use super::tokens::{self, Kind, Sign, Token};
use super::tree::{Node, Term};
use super::{LONGEST, Query, Stage};
use crate::words::Mistake;

/// Maximum nesting depth of parentheses. Deeper ones are ignored.
const DEPTH: usize = 64;

/// Maximum distance of `near/` in words.
const FARTHEST: u16 = 1000;

/// The tree of `typed`.
pub(super) fn read(typed: &str, stage: Stage) -> Query {
    let end = (0..=LONGEST.min(typed.len())).rev().find(|end| typed.is_char_boundary(*end)).unwrap_or(0);
    let text = &typed[..end];
    let mut reading = Reading { stack: vec![Group::default()], ignored: 0, report: Report::new(end, stage) };
    for token in tokens::read(text) {
        reading.take(token);
    }
    while reading.stack.len() > 1 {
        reading.close(None);
    }
    let root = reading.stack.pop().and_then(|group| group.finish(&mut reading.report));
    let mut mistakes = reading.report.mistakes;
    if end < typed.len() {
        mistakes.push((end..typed.len(), Mistake::LongQuery { most: LONGEST }));
    }
    mistakes.sort_by_key(|(range, _)| (range.start, range.end));
    Query { root, mistakes }
}

struct Reading {
    stack: Vec<Group>,
    /// Groups open beyond the depth.
    ignored: usize,
    report: Report,
}

/// A group being read: all of its alternatives must hold.
#[derive(Default)]
struct Group {
    opening: Option<(Range<usize>, Sign)>,
    all: Vec<Vec<Node>>,
    joint: Joint,
}

/// The operator that joins the next part to the last.
#[derive(Default)]
enum Joint {
    #[default]
    And,
    Or(Range<usize>),
    Near(u16, Range<usize>),
}

impl Reading {
    fn take(&mut self, token: Token) {
        let Token { range, sign, kind } = token;
        match kind {
            Kind::Open if self.stack.len() > DEPTH => {
                self.ignored += 1;
                if self.ignored == 1 {
                    self.report.add(range, Mistake::DeepGroup { depth: DEPTH }, Fate::Final);
                }
            }
            Kind::Open => self.stack.push(Group { opening: Some((range, sign)), ..Group::default() }),
            Kind::Close if self.ignored > 0 => self.ignored -= 1,
            Kind::Close if self.stack.len() > 1 => self.close(Some(range)),
            Kind::Close => self.report.add(range, Mistake::StrayClose, Fate::Final),
            Kind::And => self.report.add(range, Mistake::And, Fate::Final),
            Kind::Or => self.join(Joint::Or(range)),
            Kind::Near(distance) => match distance.parse().ok().filter(|within| (1..=FARTHEST).contains(within)) {
                Some(within) => self.join(Joint::Near(within, range)),
                None => self.report.add(range, Mistake::NearDistance { most: FARTHEST }, Fate::Unfinished),
            },
            Kind::Leaf { field, value } => {
                let last = range.end == self.report.end;
                let stage = if last { self.report.stage } else { Stage::Typed };
                let place = Place { range: range.clone(), value, stage };
                if let Some(node) = leaf::leaf(field, &place, &mut self.report) {
                    self.push(signed(node, sign));
                }
            }
        }
    }

    /// Closes the innermost group; `closing` is the range of its `)`, if it has one.
    fn close(&mut self, closing: Option<Range<usize>>) {
        let Some(group) = self.stack.pop() else { return };
        let Some((opening, sign)) = group.opening.clone() else { return };
        let empty = group.all.is_empty();
        match closing {
            None => self.report.add(opening.start..self.report.end, Mistake::OpenGroup, Fate::Unfinished),
            Some(closing) if empty => self.report.add(opening.start..closing.end, Mistake::EmptyGroup, Fate::Final),
            Some(_) => (),
        }
        if let Some(node) = group.finish(&mut self.report) {
            self.push(signed(node, sign));
        }
    }

    /// Joins what comes to what was there.
    fn join(&mut self, joint: Joint) {
        let Some(group) = self.stack.last_mut() else { return };
        let lone = match &joint {
            Joint::And => false,
            Joint::Or(_) => group.all.is_empty(),
            Joint::Near(..) => group.all.last().and_then(|any| any.last()).and_then(tail).is_none(),
        };
        let before = std::mem::take(&mut group.joint);
        if lone {
            self.report.lone(&joint);
        } else {
            group.joint = joint;
        }
        self.report.lone(&before);
    }

    fn push(&mut self, node: Node) {
        let Some(Group { all, joint, .. }) = self.stack.last_mut() else { return };
        match std::mem::take(joint) {
            Joint::Or(_) => alternative(all, node),
            Joint::And => all.push(vec![node]),
            Joint::Near(within, range) => {
                let left = all.last_mut().and_then(Vec::pop);
                let near = match (left.as_ref().and_then(tail), &node) {
                    (Some(left), Node::Text(right)) if is_operand(right) => {
                        Some(Node::Near { left: left.clone(), right: right.clone(), within })
                    }
                    _ => None,
                };
                match (left, near) {
                    (Some(Node::Text(_)) | None, Some(near)) => alternative(all, near),
                    (Some(Node::And(mut chain)), Some(near)) => {
                        chain.push(near);
                        alternative(all, Node::And(chain));
                    }
                    (Some(left), Some(near)) => alternative(all, Node::And(vec![left, near])),
                    (left, None) => {
                        if let Some(left) = left {
                            alternative(all, left);
                        }
                        all.push(vec![node]);
                        self.report.lone(&Joint::Near(within, range));
                    }
                }
            }
        }
    }
}

/// Adds one more alternative to the last part.
fn alternative(all: &mut Vec<Vec<Node>>, node: Node) {
    match all.last_mut() {
        Some(any) => any.push(node),
        None => all.push(vec![node]),
    }
}

impl Report {
    /// Reports a joint that joins nothing.
    fn lone(&mut self, joint: &Joint) {
        match joint {
            Joint::And => (),
            Joint::Or(range) => self.add(range.clone(), Mistake::LoneOr, Fate::Unfinished),
            Joint::Near(_, range) => self.add(range.clone(), Mistake::LoneNear, Fate::Unfinished),
        }
    }
}

impl Group {
    fn finish(self, report: &mut Report) -> Option<Node> {
        report.lone(&self.joint);
        let all = self.all.into_iter().filter_map(|any| one_or(any, Node::Or)).collect();
        one_or(all, Node::And)
    }
}

/// The left operand of a following `near/`: `a near/5 b near/5 c` continues from `b`.
fn tail(node: &Node) -> Option<&Term> {
    let last = match node {
        Node::And(chain) if chain.iter().all(|node| matches!(node, Node::Near { .. })) => chain.last()?,
        node => node,
    };
    match last {
        Node::Text(term) if is_operand(term) => Some(term),
        Node::Near { right, .. } => Some(right),
        _ => None,
    }
}

fn is_operand(term: &Term) -> bool {
    !matches!(term, Term::Regex(_))
}

fn one_or(mut nodes: Vec<Node>, many: fn(Vec<Node>) -> Node) -> Option<Node> {
    if nodes.len() > 1 { Some(many(nodes)) } else { nodes.pop() }
}

fn signed(node: Node, sign: Sign) -> Node {
    match (sign, node) {
        (Sign::Plus, node) => node,
        (Sign::Minus, Node::Not(node)) => *node,
        (Sign::Minus, node) => Node::Not(Box::new(node)),
    }
}
