//! The wire formats of the International Press Telecommunications Council: NewsML-G2, NITF, ninjs and `NewsML` 1. Each has a file below;
//! `common` holds what they share, from dates to embargoes, and `media` pictures and videos. Element and property names are those of the
//! standards: <https://iptc.org/standards/>.

mod agency_text;
mod common;
mod g2;
mod media;
mod newsml;
mod ninjs;
mod nitf;
#[cfg(test)]
mod proptests;

pub(crate) use g2::{parse as parse_g2, sniff as sniff_g2};
pub(crate) use newsml::{parse as parse_newsml, sniff as sniff_newsml};
pub(crate) use ninjs::{parse as parse_ninjs, sniff as sniff_ninjs};
pub(crate) use nitf::{parse as parse_nitf, sniff as sniff_nitf};
