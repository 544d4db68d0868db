//! Texts of `--help`, and errors of the command line.

super::sentences! {
    /// A text of the command line's help.
    Usage {
        About;
        /// Examples, below the options.
        Examples;
        /// `PATH…` of the reader.
        Paths;
        At;
        Theme;
        Log;
        Plain;
        Restricted;
        ConfigFile;
        List;
        /// `PATH… QUERY` of `list`.
        ListPaths;
        ListSort;
        ListJson;
        Search;
        SearchQuery;
        SearchPaths;
        SearchSort;
        SearchLimit;
        SearchCount;
        SearchBatch;
        SearchCsv;
        Quotes;
        QuotesSpeaker;
        QuotesSort;
        QuotesGroup;
        QuotesMarkdown;
        Show;
        Files;
        File;
        FilesFrom;
        Null;
        Width;
        Ansi;
        ShowJson;
        Markdown;
        Links;
        LinksVideos;
        LinksJson;
        Notes;
        /// `PATH… QUERY` of `notes`.
        NotesPaths;
        NotesLabel;
        Index;
        IndexPaths;
        IndexCheck;
        IndexClear;
        Open;
        OpenVideo;
        Config;
        ConfigPath;
        ConfigShow;
        ConfigCheck;
        ConfigInit;
        Completions;
        /// `SHELL` of `completions`.
        Shell;
        Man;
        Help;
        Version;
        CallHeading;
        ArgumentsHeading;
        OptionsHeading;
        CommandsHeading;
        /// Placeholder for a command.
        Command;
        /// Placeholders for a path, a file, a name, a search, an order, a group and a number.
        PathValue;
        FileValue;
        NameValue;
        QueryValue;
        OrderValue;
        GroupValue;
        NumberValue;
        ShellValue;
    }
}

super::sentences! {
    /// Texts that only the manual page has.
    Manual {
        Title;
        NameHeading;
        SynopsisHeading;
        DescriptionHeading;
        ExamplesHeading;
        StatusHeading;
        EnvironmentHeading;
        FilesHeading;
        FormatsHeading;
        SearchHeading;
        Description;
        Status0;
        Status1;
        Status2;
        VariableConfig;
        VariableConfigHome;
        VariableStateHome;
        VariableCacheHome;
        VariableRestricted;
        VariableLog;
        VariableEditor;
        VariableNoColor;
        VariableLocale;
        FileConfig;
        FileState;
        FileLog;
        FileIndex;
        FormatsInside;
    }
}

super::sentences! {
    /// Why a command line is invalid.
    Refusal {
        UnknownArgument { argument: String };
        UnknownNear { argument: String, near: String };
        BadValue { value: String, argument: String };
        BadChoice { value: String, argument: String, choices: String };
        BadChoiceNear { value: String, argument: String, near: String, choices: String };
        NoValue { argument: String };
        Lacks { arguments: String };
        Conflict { argument: String, others: String };
        Twice { argument: String };
        LacksCommand { names: String };
        UnknownCommand { name: String };
        UnknownCommandNear { name: String, near: String };
        NotUnicode;
        Other;
        SeeHelp;
    }
}
