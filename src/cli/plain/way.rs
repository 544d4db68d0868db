//! The way one came: places left for others, to go back to and forward again.

use anyhow::Result;

use super::Session;
use crate::article::Origin;
use crate::words::Notice;

/// How many places are remembered.
const MOST: usize = 100;

/// A place in an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spot {
    /// Where the article lies, from the root of the disk.
    pub(super) origin: Origin,
    /// The paragraph, from 1; 0 for the beginning.
    pub(super) number: usize,
}

/// Places left, the latest last.
#[derive(Debug, Clone, Default)]
pub(super) struct Way {
    spots: Vec<Spot>,
    /// Where on the way one is; at its end unless one went back.
    at: usize,
    /// Where one was before the last jump.
    before: Option<Spot>,
}

impl Way {
    fn add(&mut self, spot: Spot) {
        self.spots.retain(|old| *old != spot);
        self.spots.push(spot);
        let surplus = self.spots.len().saturating_sub(MOST);
        self.spots.drain(..surplus);
        self.at = self.spots.len();
    }

    /// Somebody leaves a place.
    fn leave(&mut self, spot: Spot) {
        self.before = Some(spot.clone());
        self.add(spot);
    }

    /// The place before; where one is now, if anywhere, is where going forward ends.
    fn older(&mut self, here: Option<Spot>) -> Option<Spot> {
        if self.at >= self.spots.len()
            && let Some(here) = here
        {
            self.add(here);
            self.at -= 1;
        }
        let at = self.at.checked_sub(1)?;
        self.at = at;
        self.spots.get(at).cloned()
    }

    /// The place after, where one went back.
    fn newer(&mut self) -> Option<Spot> {
        let spot = self.spots.get(self.at + 1)?.clone();
        self.at += 1;
        Some(spot)
    }
}

impl Session<'_> {
    /// Remembers where one is, before going somewhere else.
    pub(super) fn leave(&mut self) {
        if let Some(here) = self.here() {
            self.way.leave(here);
        }
    }

    /// Leaves the article for the list.
    pub(super) fn close(&mut self) {
        self.leave();
        self.open = None;
    }

    fn here(&self) -> Option<Spot> {
        let open = self.open.as_ref()?;
        Some(Spot { origin: self.library.whole(open.key)?, number: open.told })
    }

    /// Goes to a paragraph, so that one can come back.
    pub(super) fn jump(&mut self, number: usize) -> Result<()> {
        self.leave();
        self.go_to_paragraph(number)
    }

    /// Back to the place before.
    pub(super) fn older(&mut self) -> Result<()> {
        let here = self.here();
        match self.way.older(here) {
            Some(spot) => self.go_to(&spot),
            None => self.say(&Notice::NoOlderPlace),
        }
    }

    /// Forward again.
    pub(super) fn newer(&mut self) -> Result<()> {
        match self.way.newer() {
            Some(spot) => self.go_to(&spot),
            None => self.say(&Notice::NoNewerPlace),
        }
    }

    /// Back to before the last jump; the next time, back from there.
    pub(super) fn back_from_jump(&mut self) -> Result<()> {
        let Some(before) = self.way.before.clone() else { return self.say(&Notice::NoPlaceBefore) };
        self.leave();
        self.go_to(&before)
    }

    fn go_to(&mut self, spot: &Spot) -> Result<()> {
        let Some(key) = self.library.key_at(&spot.origin) else {
            return self.say(&Notice::NoteNowhere { path: spot.origin.address() });
        };
        if !self.turn_to(key)? {
            return Ok(());
        }
        // The file may have got shorter.
        let most = self.open.as_ref().map_or(0, |open| open.blocks.len());
        self.stand_at(spot.number.min(most))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(number: usize) -> Spot {
        Spot { origin: std::path::Path::new("a").into(), number }
    }

    #[test]
    fn one_goes_back_and_forward_again() {
        let mut way = Way::default();
        assert_eq!((way.older(Some(spot(1))), way.newer()), (None, None));
        let mut way = Way::default();
        way.leave(spot(1));
        way.leave(spot(2));
        assert_eq!(way.older(Some(spot(3))), Some(spot(2)));
        assert_eq!(way.older(Some(spot(2))), Some(spot(1)));
        assert_eq!(way.older(Some(spot(1))), None);
        assert_eq!((way.newer(), way.newer(), way.newer()), (Some(spot(2)), Some(spot(3)), None));
    }

    #[test]
    fn from_the_list_one_goes_back_to_what_was_read_last() {
        let mut way = Way::default();
        way.leave(spot(1));
        assert_eq!(way.older(None), Some(spot(1)));
    }

    #[test]
    fn only_the_latest_places_are_remembered() {
        let mut way = Way::default();
        (0..3 * MOST).for_each(|number| way.leave(spot(number)));
        assert_eq!((way.spots.len(), way.at), (MOST, MOST));
    }
}
