namespace BtcAi.Foundation.Errors;

/// <summary>Runs and the store that keeps them.</summary>
public static class RunErrors
{
    public static ErrorCode NotFound { get; } = new(
        "BTCAI-RUN-001", "No such run",
        "No run's id begins like that, or several do, or the home folder holds none.",
        "`btcai runs list` shows all ids; write more of the id, or name another home with --home.");

    public static ErrorCode Held { get; } = new(
        "BTCAI-RUN-002", "Another process is training the run",
        "A run is trained by one process at a time.",
        "Wait for it, or stop it first.");

    public static ErrorCode Unfinished { get; } = new(
        "BTCAI-RUN-003", "The run is not finished",
        "Only finished agents can be judged, compared and audited.",
        "Finish it with `btcai train --resume RUN`.");

    public static ErrorCode Unreadable { get; } = new(
        "BTCAI-RUN-004", "A run's record cannot be read",
        "The file is damaged or was written by a newer version.",
        "Restore it from a backup, or delete the run; its checkpoints may still be whole (`btcai checkpoints verify`).");

    public static ErrorCode DamagedStore { get; } = new(
        "BTCAI-RUN-005", "The store of runs is damaged",
        "btcai.db is not what was once written: the disk failed, or another program changed it.",
        "Restore it from a backup, or move it and its -wal and -shm aside: the runs' folders are found again without it.");

    public static ErrorCode NewerStore { get; } = new(
        "BTCAI-RUN-006", "The store of runs was written by a newer version",
        "Its tables are not those that this version knows, and it changes nothing that it does not know.",
        "Use the newer version, or another folder with --home.");

    public static ErrorCode Label { get; } = new(
        "BTCAI-RUN-007", "A tag or note cannot be used",
        "Tags are letters, digits, dots, dashes and underscores, at most 40 of them; notes have from 1 to 2000 characters.",
        "Write it within that rule.");

    public static ErrorCode InTrash { get; } = new(
        "BTCAI-RUN-008", "The run is in the trash",
        "It was deleted; nothing reads a deleted run until it is taken out again.",
        "`btcai runs restore RUN` takes it out, and so does Restore in the trash of the page Compare; `btcai runs list --deleted` shows the trash.");
}
