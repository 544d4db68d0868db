//! Parts a file into braces, control words and bytes of text.

/// A part of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    Open,
    Close,
    /// A control word with its number.
    Word(&'a str, Option<i32>),
    /// A control sign: `\~`.
    Symbol(char),
    /// A byte of text, in the code page of the font.
    Byte(u8),
    /// `\u8217`: a unit of UTF-16.
    Unicode(u16),
}

pub(super) struct Tokens<'a> {
    rest: &'a [u8],
}

impl<'a> Tokens<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    pub(super) fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let (&first, rest) = self.rest.split_first()?;
            self.rest = rest;
            match first {
                b'{' => return Some(Token::Open),
                b'}' => return Some(Token::Close),
                // Line ends of the file mean nothing.
                b'\r' | b'\n' | 0 => (),
                b'\\' => return self.control(),
                byte => return Some(Token::Byte(byte)),
            }
        }
    }

    fn control(&mut self) -> Option<Token<'a>> {
        let (&first, rest) = self.rest.split_first()?;
        if first.is_ascii_alphabetic() {
            return Some(self.word());
        }
        self.rest = rest;
        if first != b'\'' {
            return Some(if matches!(first, b'\\' | b'{' | b'}') { Token::Byte(first) } else { Token::Symbol(char::from(first)) });
        }
        let digits = rest.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        let byte = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        self.rest = rest.get(if byte.is_some() { 2 } else { 0 }..).unwrap_or_default();
        Some(byte.map_or(Token::Symbol('\''), Token::Byte))
    }

    fn word(&mut self) -> Token<'a> {
        let end = self.rest.iter().position(|byte| !byte.is_ascii_alphabetic()).unwrap_or(self.rest.len());
        let (name, rest) = self.rest.split_at(end);
        let sign = usize::from(rest.first() == Some(&b'-'));
        let digits = rest[sign..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let (written, behind) = if digits == 0 { rest.split_at(0) } else { rest.split_at(sign + digits) };
        let number = std::str::from_utf8(written).ok().and_then(|number| number.parse::<i32>().ok());
        self.rest = behind.strip_prefix(b" ").unwrap_or(behind);
        let name = std::str::from_utf8(name).unwrap_or_default();
        match (name, number) {
            ("bin", Some(length)) => {
                let length = usize::try_from(length).unwrap_or_default().min(self.rest.len());
                self.rest = &self.rest[length..];
                Token::Word(name, number)
            }
            // Units beyond the first half are written as negative numbers.
            ("u", Some(unit)) => Token::Unicode(u16::try_from(unit.rem_euclid(0x1_0000)).unwrap_or_default()),
            _ => Token::Word(name, number),
        }
    }
}
