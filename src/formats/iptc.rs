//! The wire formats of the International Press Telecommunications Council: NewsML-G2, NITF, ninjs, and `NewsML` 1, as agencies send
//! them. Each has its file below; what they have in common, from dates to embargoes, is `common`'s, and `media` has pictures and videos.
//! The names of elements and properties are those of the standards: <https://iptc.org/standards/>.

mod agency_text;
mod common;
mod g2;
mod media;
mod newsml;
mod ninjs;
mod nitf;
#[cfg(test)]
mod proptests;

pub use g2::{parse as parse_g2, sniff as sniff_g2};
pub use newsml::{parse as parse_newsml, sniff as sniff_newsml};
pub use ninjs::{parse as parse_ninjs, sniff as sniff_ninjs};
pub use nitf::{parse as parse_nitf, sniff as sniff_nitf};
