//! Reading `[keys.everywhere]`, `[keys.list]` and `[keys.reader]` into a keymap.

use std::ops::Range;

use toml::de::DeTable;

use super::toml_reader::{Entry, File, entries};
use crate::article::clean;
use crate::input::{Command, Key, Keymap, Mode, Replaced, Sequence};
use crate::query::spelling::nearest;
use crate::words::Mistake;

/// The keys that a file assigns to one command in one mode.
pub(super) struct KeyAssignment {
    pub(super) mode: Mode,
    pub(super) command: Command,
    pub(super) at: Range<usize>,
    keys: Vec<(Sequence, Range<usize>)>,
}

/// Reads the table `keys`; invalid entries are left out.
pub(super) fn assignments(file: &mut File, table: &DeTable<'_>) -> Vec<KeyAssignment> {
    let mut assignments = Vec::new();
    for entry in entries(table) {
        let Some(&mode) = Mode::ALL.iter().find(|mode| mode.name() == entry.name) else {
            let near = nearest(entry.name, Mode::ALL.iter().map(|mode| mode.name()));
            file.mistake(&entry.at, Mistake::UnknownMode { name: clean::line(entry.name) }, near);
            continue;
        };
        let Some(bindings) = file.table(&entry) else { continue };
        assignments.extend(entries(bindings).iter().filter_map(|binding| assignment(file, mode, binding)));
    }
    assignments
}

fn assignment(file: &mut File, mode: Mode, entry: &Entry<'_>) -> Option<KeyAssignment> {
    let Ok(command) = entry.name.parse::<Command>() else {
        let near = nearest(entry.name, Command::ALL.iter().map(|command| command.name()));
        file.mistake(&entry.at, Mistake::UnknownCommand { name: clean::line(entry.name) }, near);
        return None;
    };
    let written = file.texts(entry)?;
    if written.is_empty() && command == Command::ForceQuit && mode == Mode::Everywhere {
        file.mistake(&entry.at, Mistake::NoWayOut, None);
        return None;
    }
    let keys: Option<Vec<_>> = written.into_iter().map(|(text, at)| Some((sequence(file, &text, &at)?, at))).collect();
    Some(KeyAssignment { mode, command, at: entry.at.clone(), keys: keys? })
}

fn sequence(file: &mut File, written: &str, at: &Range<usize>) -> Option<Sequence> {
    let sentence = match written.parse::<Sequence>() {
        Ok(keys) if keys.0.first().is_some_and(|key| key.digit().is_some()) => Mistake::KeyIsCount { keys: keys.to_string() },
        Ok(keys) => return Some(keys),
        Err(unknown) => {
            let near = nearest(&unknown.0, Key::names());
            file.mistake(at, Mistake::UnknownKey { name: unknown.0 }, near);
            return None;
        }
    };
    file.mistake(at, sentence, None);
    None
}

/// Binds the keys of a file. A command keeps its former keys if the new ones cannot be bound.
///
/// Everything the file names is unbound first, so that the order of its lines does not matter.
pub(super) fn bind(file: &mut File, keymap: &mut Keymap, assignments: &[KeyAssignment]) {
    let old = keymap.clone();
    for assignment in assignments {
        keymap.unbind(assignment.mode, assignment.command);
    }
    let mut bound: Vec<(Mode, &Sequence, Command)> = Vec::new();
    for assignment in assignments {
        let mut replaced = Vec::new();
        let mistake = assignment.keys.iter().find_map(|(keys, at)| match bind_sequence(keymap, &bound, assignment, keys) {
            Ok(other) => {
                replaced.push(other);
                None
            }
            Err(mistake) => Some((mistake, at)),
        });
        let Some((mistake, at)) = mistake else {
            bound.extend(assignment.keys.iter().map(|(keys, _)| (assignment.mode, keys, assignment.command)));
            continue;
        };
        file.mistake(at, mistake, None);
        for other in replaced.into_iter().rev() {
            keymap.take_back(other);
        }
        give_back(keymap, &old, assignment);
    }
    // Other commands may have taken the keys to restore. If no key to quit is left, nothing changes.
    if has_way_out(&old) && !has_way_out(keymap) {
        *keymap = old;
    }
}

/// Binds one sequence, and returns what it replaces; fails with the reason why it cannot be bound.
fn bind_sequence(
    keymap: &mut Keymap,
    bound: &[(Mode, &Sequence, Command)],
    assignment: &KeyAssignment,
    keys: &Sequence,
) -> Result<Option<Replaced>, Mistake> {
    if let Some((_, _, command)) =
        bound.iter().find(|(mode, other, command)| *mode == assignment.mode && *other == keys && *command != assignment.command)
    {
        return Err(Mistake::KeyTwice { keys: keys.to_string(), command: command.name() });
    }
    match keymap.bind(assignment.mode, keys.clone(), assignment.command) {
        Ok(replaced)
            if replaced.as_ref().is_some_and(|replaced| replaced.binding.command == Command::ForceQuit) && !has_way_out(keymap) =>
        {
            keymap.take_back(replaced);
            Err(Mistake::NoWayOut)
        }
        Ok(replaced) => Ok(replaced),
        Err(clash) => {
            let command = clash.with.command.name();
            Err(Mistake::KeyOutOfReach { keys: keys.to_string(), other: clash.with.keys.to_string(), command })
        }
    }
}

fn has_way_out(keymap: &Keymap) -> bool {
    keymap.bindings().iter().any(|binding| binding.mode == Mode::Everywhere && binding.command == Command::ForceQuit)
}

/// Restores a command's former keys, as far as they are free.
fn give_back(keymap: &mut Keymap, old: &Keymap, assignment: &KeyAssignment) {
    for binding in old.bindings().iter().filter(|binding| binding.mode == assignment.mode && binding.command == assignment.command) {
        if !keymap.bindings().iter().any(|now| now.mode == assignment.mode && now.keys == binding.keys) {
            let _clash_leaves_it_free = keymap.bind(assignment.mode, binding.keys.clone(), assignment.command);
        }
    }
}
