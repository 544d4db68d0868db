//! Panics of threads: orders done again, and given up.

use std::sync::{Arc, Mutex};

use super::*;

/// Doubles numbers; panics over 13 each time, and over others as often as they were asked to.
struct Doubler {
    answers: Sender<Result<u32, u32>>,
    faults: Arc<Mutex<Vec<u32>>>,
}

impl Server for Doubler {
    type Order = u32;

    fn serve(&mut self, orders: &mut Orders<u32>) {
        while let Some(batch) = orders.receive(None) {
            for number in batch {
                let mut faults = self.faults.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                let at = faults.iter().position(|&fault| fault == number);
                at.map(|at| faults.remove(at));
                drop(faults);
                assert!(at.is_none() && number != 13);
                let _ = self.answers.send(Ok(number * 2));
            }
        }
    }

    fn give_up(&mut self, order: Option<u32>) {
        let _ = self.answers.send(Err(order.unwrap_or_default()));
    }
}

/// The answers to orders, and the notices meanwhile.
fn served(numbers: &[u32], faults: &[u32]) -> (Vec<Result<u32, u32>>, Vec<&'static str>) {
    let (post, told) = channel();
    let (orders, inbox) = channel();
    let (answers, answered) = channel();
    for &number in numbers {
        orders.send(number).unwrap();
    }
    drop(orders);
    serve(Thread::Finder, &post, inbox, Doubler { answers, faults: Arc::new(Mutex::new(faults.to_vec())) }).unwrap();
    drop(post);
    let notices = told.iter().map(|event| match event {
        Event::Msg(Msg::Notice(Notice::Restarted { .. })) => "restarted",
        Event::Msg(Msg::Notice(Notice::GivenUp { .. })) => "given up",
        other => panic!("{other:?}"),
    });
    (answered.iter().collect(), notices.collect())
}

#[test]
fn an_order_is_done_again_after_a_panic() {
    assert_eq!(served(&[1, 2, 3], &[2]), (vec![Ok(2), Ok(4), Ok(6)], vec!["restarted"]));
    assert_eq!(served(&[1, 2, 3], &[2, 2, 3]), (vec![Ok(2), Ok(4), Ok(6)], vec!["restarted"; 3]));
}

#[test]
fn an_order_that_panics_again_and_again_is_given_up_and_answered_for() {
    assert_eq!(served(&[1, 13, 3], &[]), (vec![Ok(2), Err(13), Ok(6)], vec!["restarted", "restarted", "given up"]));
}

#[test]
fn work_is_done_again_and_given_up_at_last() {
    let (post, told) = channel();
    let (again, attempts) = channel();
    let (given_up, end) = channel();
    let work = move || {
        again.send(()).unwrap();
        panic!("always");
    };
    run(Thread::Walk, &post, work, move || given_up.send(()).unwrap()).unwrap();
    drop(post);
    assert_eq!((attempts.iter().count(), end.iter().count(), told.iter().count()), (3, 1, 3));
}
