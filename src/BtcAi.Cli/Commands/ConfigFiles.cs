using System.CommandLine;
using BtcAi.Cli.Hosting;
using BtcAi.Cli.Views;
using BtcAi.Experiments.SettingsFiles;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;
using Spectre.Console;

namespace BtcAi.Cli.Commands;

/// <summary><c>btcai config migrate</c>, <c>repair</c>, <c>backup</c> and <c>restore</c>: files that are old, damaged or to be kept.</summary>
internal static class ConfigFiles
{
    public static Command Migrate(CommandHost host)
    {
        var file = new Argument<string>("FILE") { Description = "A settings file of version 1.0 to 2.0, or a preset of the Python program" };
        var dry = new Option<bool>("--dry-run") { Description = "Show what would become of every key, and write nothing" };
        var drop = new Option<bool>("--drop-invalid") { Description = "Leave out values that break a rule of today, so that the defaults stand" };
        var migrate = new Command("migrate", "Make an older settings file the home's settings") { file, dry, drop };
        host.Attach(migrate, (parse, context) =>
        {
            string path = Path.GetFullPath(parse.GetRequiredValue(file));
            Migration migration = SettingsMigration.Of(TextFile.ReadNamed(path), context.Clock.GetUtcNow());
            bool write = !parse.GetValue(dry) && (parse.GetValue(drop) || !migration.Refused.Any());
            string backup = "";
            if (write)
            {
                backup = context.Settings.Backups.Add(path, $"before its migration: {path}").Name;
                context.Settings.Replace(migration.File.ToText());
            }
            context.Result(
                new { migration.Form, Written = write ? context.Settings.FilePath : null, Backup = backup, migration.Keys }, _ => MigrationView.Of(migration));
            if (write) context.Progress.WriteLine($"Wrote {context.Settings.FilePath}; the old file is kept as {backup} (btcai config restore).");
            if (!parse.GetValue(drop)) migration.Complete();
            return ExitCode.Done;
        });
        return migrate;
    }

    public static Command Repair(CommandHost host)
    {
        var file = new Argument<string?>("FILE") { Description = "A settings file [default: the home's]", Arity = ArgumentArity.ZeroOrOne };
        var yes = new Option<bool>("--yes") { Description = "Write without asking" };
        var repair = new Command("repair", "Mend what has one safe reading, after showing what would change") { file, yes };
        host.Attach(repair, (parse, context) => Mend(parse.GetValue(file), parse.GetValue(yes), context));
        return repair;
    }

    private static int Mend(string? named, bool yes, CommandContext context)
    {
        string path = named ?? context.Settings.FilePath, text = TextFile.ReadNamed(path);
        Repair repair = SettingsRepair.Of(text);
        IReadOnlyList<string> diff = repair.Steps.Count == 0 ? [] : LineDiff.Of(text, repair.Text);
        context.Result(new { File = path, repair.Steps, Diff = diff, Left = repair.Left.Select(p => p.Text) }, d => d.Steps.Count == 0
            ? [new Text(repair.Left.Count == 0 ? $"{path} is sound." : repair.Left.Any(p => p.Code == SettingErrors.OlderForm)
                ? $"{path} is of an older form, which is not repaired but converted: btcai config migrate {path}"
                : $"Nothing in {path} has one safe reading.")]
            : [new Rows(diff.Select(line => new Text(line))), new Rows(d.Steps.Select(step => new Text(step)))]);
        if (repair.Steps.Count > 0)
        {
            Confirm(yes, repair.Left, context);
            Write(named, text, repair, context);
        }
        return repair.Left.Count == 0 ? ExitCode.Done : throw new UserMistakeException(repair.Left);
    }

    /// <param name="left">What will be wrong all the same; told with the refusal, so that nothing comes as a surprise.</param>
    private static void Confirm(bool yes, IReadOnlyList<Problem> left, CommandContext context)
    {
        if (yes) return;
        if (context.Json || Console.IsInputRedirected)
            throw Unconfirmed("Nothing was written; add --yes to write what is shown.");
        context.Notice("Write this? y or n");
        if (Console.ReadLine()?.Trim() is not ("y" or "Y" or "yes")) throw Unconfirmed("Nothing was written.");

        UserMistakeException Unconfirmed(string text) => new([new Problem(SettingErrors.Unconfirmed, text), .. left]);
    }

    private static void Write(string? named, string before, Repair repair, CommandContext context)
    {
        if (named is null) context.Settings.Replace(repair.Text);
        else
        {
            AtomicFile.WriteText(named + ".before-repair", before);
            AtomicFile.WriteText(named, repair.Text);
        }
        string done = repair.Left.Count == 0 ? "Repaired" : "Written, and still not to be used as it is: what is left follows";
        context.Progress.WriteLine($"{done}; the file before is kept {(named is null ? "as a backup (btcai config restore)" : $"as {named}.before-repair")}.");
    }

    public static Command Backup(CommandHost host)
    {
        var note = new Option<string?>("--note") { HelpName = "TEXT", Description = "Why; a backup with a note is never cleared away" };
        var backup = new Command("backup", "Keep a copy of the home's settings") { note };
        host.Attach(backup, (parse, context) =>
        {
            if (!context.Settings.Exists)
                throw new UserMistakeException(CommandErrors.NotAFile, $"There is no {context.Settings.FilePath} yet; `btcai config set KEY=VALUE` makes one.");
            SettingsBackup made = context.Settings.Backups.Add(context.Settings.FilePath, parse.GetValue(note)?.ReplaceLineEndings(" ").Trim() ?? "");
            context.Result(made, m => [new Text($"Kept as {m.Name}.")]);
            return ExitCode.Done;
        });
        return backup;
    }

    public static Command Restore(CommandHost host)
    {
        var name = new Argument<string?>("BACKUP") { Description = "A name, the beginning of one, or latest [default: list all]", Arity = ArgumentArity.ZeroOrOne };
        var restore = new Command("restore", "Bring back settings that were kept; those in place are kept first") { name };
        host.Attach(restore, (parse, context) =>
        {
            if (parse.GetValue(name) is not { } wanted) return ListBackups(context);
            SettingsBackup backup = context.Settings.Backups.Find(wanted);
            if (!backup.Sound)
                throw new UserMistakeException(SettingErrors.NoBackup, $"{backup.Name} is damaged or of an older version; `btcai config migrate {backup.Path}` converts an older one.");
            context.Settings.Replace(TextFile.Read(backup.Path));
            context.Result(backup, b => [new Text($"Restored {b.Name}.")]);
            return ExitCode.Done;
        });
        return restore;
    }

    private static int ListBackups(CommandContext context)
    {
        var table = new FittedTable(new FittedColumn("Backup", 3, left: true), new FittedColumn("State", 2, left: true), new FittedColumn("Note", 1, left: true));
        IReadOnlyList<SettingsBackup> all = context.Settings.Backups.List();
        foreach (SettingsBackup backup in all) table.AddRow(backup.Name, backup.Sound ? "good" : "damaged or older", backup.Note);
        context.Result(all, _ => [all.Count == 0 ? new Text("No settings have been kept yet; every change keeps those before it.") : table]);
        return ExitCode.Done;
    }
}
