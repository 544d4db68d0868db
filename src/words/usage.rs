//! What `--help` says, and what is said to a command line that cannot be understood.

super::sentences! {
    /// A text of the command line's help.
    Usage {
        /// What the program is.
        About;
        /// Examples, below the options.
        Examples;
        /// `PATH…` of the reader.
        Paths;
        /// `--at`.
        At;
        /// `--theme`.
        Theme;
        /// `--log`.
        Log;
        /// `--plain`.
        Plain;
        /// `--config`.
        ConfigFile;
        /// `list`.
        List;
        /// `PATH… QUERY` of `list`.
        ListPaths;
        /// `list --json`.
        ListJson;
        /// `show`.
        Show;
        /// `FILE…`.
        Files;
        /// `FILE`.
        File;
        /// `--files-from`.
        FilesFrom;
        /// `--null`.
        Null;
        /// `--width`.
        Width;
        /// `--ansi`.
        Ansi;
        /// `show --json`.
        ShowJson;
        /// `--markdown`.
        Markdown;
        /// `links`.
        Links;
        /// `links --videos`.
        LinksVideos;
        /// `links --json`.
        LinksJson;
        /// `notes`.
        Notes;
        /// `PATH… QUERY` of `notes`.
        NotesPaths;
        /// `notes --label`.
        NotesLabel;
        /// `open`.
        Open;
        /// `open --video`.
        OpenVideo;
        /// `config`.
        Config;
        /// `config path`.
        ConfigPath;
        /// `config show`.
        ConfigShow;
        /// `config check`.
        ConfigCheck;
        /// `config init`.
        ConfigInit;
        /// `completions`.
        Completions;
        /// `SHELL` of `completions`.
        Shell;
        /// `man`.
        Man;
        /// `--help`.
        Help;
        /// `--version`.
        Version;
        /// What a call looks like.
        CallHeading;
        ArgumentsHeading;
        OptionsHeading;
        CommandsHeading;
        /// What stands for a command.
        Command;
        /// What stands for a path, a file, a name, a search and a number.
        PathValue;
        FileValue;
        NameValue;
        QueryValue;
        NumberValue;
        ShellValue;
    }
}

super::sentences! {
    /// What stands on the manual page alone.
    Manual {
        /// What the page is part of.
        Title;
        NameHeading;
        SynopsisHeading;
        DescriptionHeading;
        ExamplesHeading;
        StatusHeading;
        EnvironmentHeading;
        FilesHeading;
        Description;
        Status0;
        Status1;
        Status2;
        VariableConfig;
        VariableConfigHome;
        VariableLog;
        VariableEditor;
        VariableNoColor;
        VariableLocale;
        FileConfig;
        FileLog;
    }
}

super::sentences! {
    /// Why a command line cannot be understood.
    Refusal {
        UnknownArgument { argument: String };
        UnknownNear { argument: String, near: String };
        BadValue { value: String, argument: String };
        NoValue { argument: String };
        Lacks { arguments: String };
        Conflict { argument: String, others: String };
        Twice { argument: String };
        LacksCommand;
        UnknownCommand { name: String };
        NotUnicode;
        Other;
        SeeHelp;
    }
}
