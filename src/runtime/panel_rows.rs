//! Messages to the panel thread: requests of the interface, and the rows that other threads collected.

use std::sync::mpsc::Sender;

use super::threads::Again;
use crate::library::{PanelRequest, PanelRow};

#[derive(Debug)]
pub(crate) enum PanelMessage {
    Request(u64, PanelRequest),
    /// Every row of the panel of this generation.
    Rows(u64, Vec<PanelRow>),
}

impl Again for PanelMessage {
    /// Rows are many, and are collected again.
    fn again(&self) -> Option<Self> {
        match self {
            Self::Request(number, request) => Some(Self::Request(*number, request.clone())),
            Self::Rows(..) => None,
        }
    }
}

/// Takes the rows of one panel to the panel thread.
#[derive(Debug, Clone)]
pub(crate) struct RowReply {
    /// The generation of the panel.
    pub generation: u64,
    pub asks: Sender<PanelMessage>,
}

impl RowReply {
    pub(crate) fn send(&self, rows: Vec<PanelRow>) {
        // The panel thread ends with the program only.
        let _ = self.asks.send(PanelMessage::Rows(self.generation, rows));
    }
}
