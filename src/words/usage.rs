//! Texts of `--help`, and errors of the command line.

super::sentences! {
    /// A text of the command line's help.
    Usage {
        /// The description of the program.
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
        Restricted;
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
        /// The heading of the synopsis.
        CallHeading;
        ArgumentsHeading;
        OptionsHeading;
        CommandsHeading;
        /// Placeholder for a command.
        Command;
        /// Placeholders for a path, a file, a name, a search and a number.
        PathValue;
        FileValue;
        NameValue;
        QueryValue;
        NumberValue;
        ShellValue;
    }
}

super::sentences! {
    /// Texts that only the manual page has.
    Manual {
        /// The title of the manual.
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
    /// Why a command line is invalid.
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
