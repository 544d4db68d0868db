//! Maps key sequences to commands, by mode. Contains no default bindings: these come from the configuration.

use super::command::Command;
use super::key::{Key, Sequence};

/// The context of a binding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mode {
    /// Any mode without a binding of its own for the keys.
    Everywhere,
    /// The list of articles.
    List,
    /// The reader.
    Reader,
}

impl Mode {
    /// Every mode.
    pub const ALL: &'static [Self] = &[Self::Everywhere, Self::List, Self::Reader];

    /// Its name in `config.toml`, after `keys.`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Everywhere => "everywhere",
            Self::List => "list",
            Self::Reader => "reader",
        }
    }

    /// Whether both can apply at the same time.
    fn meets(self, other: Self) -> bool {
        self == other || self == Self::Everywhere || other == Self::Everywhere
    }
}

/// The meaning of a key sequence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// It runs the command.
    Run(Command),
    /// A prefix of longer sequences, with their remaining keys and commands.
    Wait(Vec<(Sequence, Command)>),
    /// Not bound.
    Nothing,
}

/// One sequence bound to one command in one mode.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    pub mode: Mode,
    pub keys: Sequence,
    pub command: Command,
}

/// Error: one of two sequences would never be reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Clash {
    /// The conflicting binding.
    pub with: Binding,
}

/// A binding that another took the keys of, and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Replaced {
    at: usize,
    pub(crate) binding: Binding,
}

/// The bindings, in the order in which they were made.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Keymap {
    bindings: Vec<Binding>,
}

impl Keymap {
    /// Binds a sequence. The binding of the same sequence in the same mode is replaced and returned.
    ///
    /// If one sequence is a prefix of another, that is a clash, and nothing changes.
    pub(crate) fn bind(&mut self, mode: Mode, keys: Sequence, command: Command) -> Result<Option<Replaced>, Clash> {
        let clash = |old: &&Binding| old.mode.meets(mode) && begins_another(&old.keys, &keys);
        if let Some(with) = self.bindings.iter().find(clash) {
            return Err(Clash { with: with.clone() });
        }
        let same = self.bindings.iter().position(|old| old.mode == mode && old.keys == keys);
        let replaced = same.map(|at| (at, self.bindings.remove(at)));
        self.bindings.push(Binding { mode, keys, command });
        Ok(replaced.map(|(at, binding)| Replaced { at, binding }))
    }

    /// Takes back the last [`Keymap::bind`], which replaced `replaced`.
    pub(crate) fn take_back(&mut self, replaced: Option<Replaced>) {
        self.bindings.pop();
        if let Some(Replaced { at, binding }) = replaced {
            self.bindings.insert(at, binding);
        }
    }

    /// Removes all sequences of a command in one mode.
    pub(crate) fn unbind(&mut self, mode: Mode, command: Command) {
        self.bindings.retain(|binding| binding.mode != mode || binding.command != command);
    }

    /// The meaning of the keys pressed so far in a mode.
    pub fn lookup(&self, mode: Mode, keys: &[Key]) -> Found {
        if keys.is_empty() {
            return Found::Nothing;
        }
        if let Some(binding) = self.in_force(mode).find(|binding| binding.keys.0 == keys) {
            return Found::Run(binding.command);
        }
        let rest = |binding: &Binding| binding.keys.0.strip_prefix(keys).map(|rest| (Sequence(rest.to_vec()), binding.command));
        let ahead: Vec<_> = self.in_force(mode).filter_map(rest).collect();
        if ahead.is_empty() { Found::Nothing } else { Found::Wait(ahead) }
    }

    /// Whether these keys begin a longer sequence in any mode. Where it means nothing it is swallowed whole, or its last key would run a
    /// command that was not meant.
    pub(crate) fn is_begun(&self, keys: &[Key]) -> bool {
        self.bindings.iter().any(|binding| binding.keys.0.len() > keys.len() && binding.keys.0.starts_with(keys))
    }

    /// The sequences of a command in a mode, as text, in the order in which they were bound.
    pub fn keys_of(&self, command: Command, mode: Mode) -> Vec<String> {
        self.in_force(mode).filter(|binding| binding.command == command).map(|binding| binding.keys.to_string()).collect()
    }

    pub fn bindings(&self) -> &[Binding] {
        &self.bindings
    }

    /// The bindings that apply in a mode: its own, and those of `Everywhere` that it does not replace.
    fn in_force(&self, mode: Mode) -> impl Iterator<Item = &Binding> {
        let replaced = move |keys: &Sequence| mode != Mode::Everywhere && self.own(mode).any(|own| own.keys == *keys);
        let everywhere = self.own(Mode::Everywhere).filter(move |binding| mode != Mode::Everywhere && !replaced(&binding.keys));
        self.own(mode).chain(everywhere)
    }

    fn own(&self, mode: Mode) -> impl Iterator<Item = &Binding> {
        self.bindings.iter().filter(move |binding| binding.mode == mode)
    }
}

/// Whether one of two different sequences is a prefix of the other.
fn begins_another(one: &Sequence, other: &Sequence) -> bool {
    one != other && (one.0.starts_with(&other.0) || other.0.starts_with(&one.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(written: &str) -> Sequence {
        written.parse().unwrap()
    }

    fn keymap(bindings: &[(Mode, &str, Command)]) -> Keymap {
        let mut keymap = Keymap::default();
        for &(mode, written, command) in bindings {
            keymap.bind(mode, keys(written), command).unwrap();
        }
        keymap
    }

    #[test]
    fn a_bound_key_runs_its_command() {
        let keymap = keymap(&[(Mode::Everywhere, "j", Command::Down)]);
        assert_eq!(keymap.lookup(Mode::List, &keys("j").0), Found::Run(Command::Down));
        assert_eq!(keymap.lookup(Mode::List, &keys("x").0), Found::Nothing);
        assert_eq!(keymap.lookup(Mode::List, &[]), Found::Nothing);
    }

    #[test]
    fn the_beginning_of_a_sequence_waits_and_says_what_may_follow() {
        let keymap = keymap(&[(Mode::Reader, "z a", Command::FoldToggle), (Mode::Everywhere, "z z", Command::Zen)]);
        let ahead = vec![(keys("a"), Command::FoldToggle), (keys("z"), Command::Zen)];
        assert_eq!(keymap.lookup(Mode::Reader, &keys("z").0), Found::Wait(ahead));
        assert_eq!(keymap.lookup(Mode::Reader, &keys("z a").0), Found::Run(Command::FoldToggle));
        assert_eq!(keymap.lookup(Mode::Reader, &keys("z x").0), Found::Nothing);
    }

    #[test]
    fn a_sequence_of_another_mode_is_known_to_be_begun() {
        let keymap = keymap(&[(Mode::Reader, "z a", Command::FoldToggle)]);
        assert_eq!(keymap.lookup(Mode::List, &keys("z").0), Found::Nothing);
        assert_eq!(["z", "z a", "z b", "a"].map(|pressed| keymap.is_begun(&keys(pressed).0)), [true, false, false, false]);
    }

    #[test]
    fn a_mode_replaces_what_holds_everywhere() {
        let keymap = keymap(&[(Mode::Everywhere, "q", Command::Back), (Mode::List, "q", Command::Quit)]);
        assert_eq!(keymap.lookup(Mode::List, &keys("q").0), Found::Run(Command::Quit));
        assert_eq!(keymap.lookup(Mode::Reader, &keys("q").0), Found::Run(Command::Back));
        assert_eq!(keymap.keys_of(Command::Back, Mode::List), Vec::<String>::new());
    }

    #[test]
    fn the_later_binding_of_one_sequence_wins() {
        let mut keymap = keymap(&[(Mode::List, "j", Command::Down)]);
        let replaced = keymap.bind(Mode::List, keys("j"), Command::Up).unwrap();
        assert_eq!(replaced.map(|replaced| replaced.binding.command), Some(Command::Down));
        assert_eq!(keymap.lookup(Mode::List, &keys("j").0), Found::Run(Command::Up));
    }

    #[test]
    fn a_sequence_cannot_begin_another_one() {
        for (mode, written) in [(Mode::Reader, "z"), (Mode::Everywhere, "z"), (Mode::Reader, "z a b")] {
            let mut keymap = keymap(&[(Mode::Reader, "z a", Command::FoldToggle)]);
            let clash = keymap.bind(mode, keys(written), Command::Zen).unwrap_err();
            assert_eq!(clash.with.command, Command::FoldToggle);
            assert_eq!(keymap.bindings().len(), 1);
        }
        let mut keymap = keymap(&[(Mode::Reader, "z a", Command::FoldToggle)]);
        assert_eq!(keymap.bind(Mode::List, keys("z"), Command::Zen), Ok(None));
    }

    #[test]
    fn keys_are_listed_in_the_order_of_binding() {
        let mut keymap = keymap(&[(Mode::Everywhere, "j", Command::Down), (Mode::Everywhere, "down", Command::Down)]);
        assert_eq!(keymap.keys_of(Command::Down, Mode::Reader), ["j", "down"]);
        assert_eq!(keymap.keys_of(Command::Down, Mode::Everywhere), ["j", "down"]);
        keymap.unbind(Mode::Everywhere, Command::Down);
        assert_eq!(keymap.bindings(), []);
    }
}
