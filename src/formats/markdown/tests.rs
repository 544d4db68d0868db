//! Tests of Markdown as a whole: a text, and the article it becomes.
