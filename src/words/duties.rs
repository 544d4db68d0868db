//! The tasks of the program, as the subject of a sentence about one that failed.

super::sentences! {
    /// A task of a thread.
    Duty {
        Saving;
        List;
        Reading;
        Indexing;
        Opening;
        Finding;
        FindingNotes;
        Comparing;
        Panels;
        Pictures;
        Watching;
        Copying;
        Programs;
        Signals;
        Keyboard;
    }
}
