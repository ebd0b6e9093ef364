using System.Globalization;
using System.Reflection;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;
using DbUp;
using DbUp.Engine;
using DbUp.Sqlite.Helpers;
using Microsoft.Data.Sqlite;

namespace BtcAi.Experiments.Store;

/// <summary>
/// <c>HOME/btcai.db</c>, SQLite with a write-ahead log: one process writes while others read. A change of its tables is one
/// more SQL file in <c>Schema</c>, applied in the order of the names, all or nothing.
/// </summary>
public sealed class Database(string home)
{
    private const string Scripts = ".Schema.";
    private const int Corrupt = 11, NotADatabase = 26;

    private static readonly int Version = typeof(Database).Assembly.GetManifestResourceNames().Count(IsScript);

    /// <summary>The file; it may not exist yet.</summary>
    public string FilePath { get; } = Path.Combine(home, "btcai.db");

    /// <summary>Reads, or changes with statements that each stand alone.</summary>
    /// <exception cref="WorldException">The disk refuses, or the file is damaged.</exception>
    public T Read<T>(Func<SqliteConnection, T> read) => Guarded(() =>
    {
        using SqliteConnection connection = Connect();
        return read(connection);
    });

    /// <summary>Changes all or nothing; when it returns, the change is on the disk.</summary>
    /// <exception cref="WorldException">The disk refuses, or the file is damaged; nothing was changed.</exception>
    public void Change(Action<SqliteConnection> change) => Guarded(() =>
    {
        using SqliteConnection connection = Connect();
        Change(connection, change);
        return 0;
    });

    /// <summary>SQLite's own examination of the whole file: <c>ok</c>, or what is wrong.</summary>
    public string Examine() => Read(c => $"{c.Single("PRAGMA integrity_check")}");

    /// <summary>An open connection for someone who writes often; the owner disposes it.</summary>
    internal SqliteConnection Open() => Guarded(Connect);

    /// <inheritdoc cref="Change(Action{SqliteConnection})"/>
    internal void ChangeOn(SqliteConnection connection, Action<SqliteConnection> change) => Guarded(() =>
    {
        Change(connection, change);
        return 0;
    });

    private static void Change(SqliteConnection connection, Action<SqliteConnection> change)
    {
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        change(connection);
        transaction.Commit();
    }

    private SqliteConnection Connect()
    {
        Directory.CreateDirectory(home);
        var settings = new SqliteConnectionStringBuilder { DataSource = FilePath, Pooling = false, ForeignKeys = true, DefaultTimeout = 30 };
        var connection = new SqliteConnection(settings.ToString());
        try
        {
            connection.Open();
            connection.Execute("PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
            if (VersionOf(connection) != Version) Upgrade(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static long VersionOf(SqliteConnection connection) =>
        Convert.ToInt64(connection.Single("PRAGMA user_version"), CultureInfo.InvariantCulture);

    // Another process may be at it as well: the second waits for the first, and then finds nothing to do.
    private void Upgrade(SqliteConnection connection)
    {
        connection.Execute("BEGIN IMMEDIATE");
        long version = VersionOf(connection);
        if (version > Version)
        {
            throw new WorldException(RunErrors.NewerStore,
                $"{FilePath} was written by a newer version (tables {version}, this build knows {Version}). Use that version, or another folder with --home.");
        }
        using var shared = new SharedConnection(connection);
        DatabaseUpgradeResult result = DeployChanges.To.SqliteDatabase(shared)
            .WithScriptsEmbeddedInAssembly(Assembly.GetExecutingAssembly(), IsScript)
            .WithVariablesDisabled().WithoutTransaction().LogToNowhere().Build().PerformUpgrade();
        if (!result.Successful) throw result.Error;
        connection.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {Version}; COMMIT"));
    }

    private static bool IsScript(string name) => name.Contains(Scripts, StringComparison.Ordinal) && name.EndsWith(".sql", StringComparison.Ordinal);

    private T Guarded<T>(Func<T> act)
    {
        try
        {
            return act();
        }
        catch (SqliteException e) when (e.SqliteErrorCode is Corrupt or NotADatabase)
        {
            throw new WorldException(RunErrors.DamagedStore,
                $"{FilePath} is damaged ({e.Message}). Move it and its -wal and -shm aside: the runs in {Path.Combine(home, "runs")} are found again " +
                "without it; notes and tags come back from their run.json, metrics do not.", e);
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new WorldException(DiskErrors.Write,
                $"{FilePath} could not be used ({e.Message}). What it held before is untouched; free some space, correct the rights, or choose another folder with --home.", e);
        }
    }
}
