using BtcAi.Foundation;
using BtcAi.Foundation.Errors;

namespace BtcAi.Market.Venues;

/// <summary>A download as a person asks for it, in text; empty means the usual.</summary>
public sealed record DownloadRequest
{
    public const string UsualFrom = "2018-03-01", UsualInterval = "5m";

    // A clock that is a little fast, or an exchange that is a little late, must not make an open candle a closed one.
    private const long SettlingMs = 30_000;

    public string Venue { get; init; } = VenueList.All[0].Name;
    public string Pair { get; init; } = "";
    public string Interval { get; init; } = UsualInterval;

    /// <summary>UTC date, with or without a time.</summary>
    public string From { get; init; } = "";

    /// <inheritdoc cref="From"/>
    public string To { get; init; } = "";

    public string Name { get; init; } = "";

    /// <summary>Another address that serves the venue's paths.</summary>
    public string Mirror { get; init; } = "";

    /// <summary>Null when there is none by that name.</summary>
    public ICandleVenue? Source => VenueList.Find(Venue, MirrorAddress);

    /// <summary>The name in the library that is taken when none is given.</summary>
    public string UsualName => $"{ChosenPair}-{Interval}".ToLowerInvariant();

    private Uri? MirrorAddress => Mirror.Length > 0 && Uri.TryCreate(Mirror.TrimEnd('/') + "/", UriKind.Absolute, out Uri? mirror) ? mirror : null;

    private string ChosenPair => Pair.Length > 0 ? Pair : Source?.UsualPair ?? "";

    private string ChosenName => Name.Length > 0 ? Name : UsualName;

    /// <summary>Everything wrong with it, by the property's name.</summary>
    public IReadOnlyDictionary<string, Problem> Wrong(CandleLibrary library, DateTimeOffset now)
    {
        var wrong = new Dictionary<string, Problem>();
        ICandleVenue[] venues = Source is { } named ? [named] : [.. VenueList.All];
        if (Source is null) Add(nameof(Venue), $"The venue is \"{Venue}\"; it must be {string.Join(" or ", venues.Select(v => v.Name))}.");
        if (!venues.Any(v => v.Intervals.Contains(Interval)))
            Add(nameof(Interval), $"The interval is \"{Interval}\"; {string.Join("; ", venues.Select(v => $"{v.Name} has {string.Join(", ", v.Intervals)}"))}.");
        if (Pair.Length > 0 && (Pair.Length is < 5 or > 20 || !Pair.All(char.IsAsciiLetterOrDigit)))
            Add(nameof(Pair), $"The pair is \"{Pair}\"; it must be 5 to 20 letters and digits without a sign between, such as {Source?.UsualPair ?? "BTCUSDT"}.");
        bool started = Dated(nameof(From), From.Length > 0 ? From : UsualFrom, out long from), ended = Dated(nameof(To), To, out long to);
        if (started && from > now.ToUnixTimeMilliseconds()) Add(nameof(From), $"The start is {From}; it must lie in the past.");
        else if (started && ended && To.Length > 0 && from >= to) Add(nameof(To), $"The end is {To}; it must be after the start, {(From.Length > 0 ? From : UsualFrom)}.");
        if (Mirror.Length > 0 && !(MirrorAddress is { } mirror && (mirror.Scheme == Uri.UriSchemeHttps || (mirror.Scheme == Uri.UriSchemeHttp && mirror.IsLoopback))))
            Add(nameof(Mirror), $"The mirror is \"{Mirror}\"; it must be an address that starts with https://, or with http:// on this machine.");
        if (Name.Length > 0 && CandleLibrary.WrongName(Name) is { } problem) wrong[nameof(Name)] = problem;
        else if (!wrong.ContainsKey(nameof(Venue)) && !wrong.ContainsKey(nameof(Interval)) && !wrong.ContainsKey(nameof(Pair)) && Taken(library) is { } taken)
            wrong[nameof(Name)] = taken;
        return wrong;

        void Add(string field, string text) => wrong[field] = new Problem(CommandErrors.OptionValue, text);

        bool Dated(string field, string text, out long ms)
        {
            ms = 0;
            // Digits alone, which files may hold, are no date that a person means.
            if (text.Length == 0 || (text.Contains('-') && UtcTime.TryParse(System.Text.Encoding.UTF8.GetBytes(text), out ms))) return true;
            Add(field, $"The {(field == nameof(From) ? "start" : "end")} is \"{text}\"; it must be a UTC date such as {UsualFrom} or {UsualFrom}T12:00.");
            return false;
        }
    }

    /// <summary>What can be tried; null when anything is wrong, which is then among the problems.</summary>
    public CandleOrder? ToOrder(CandleLibrary library, DateTimeOffset now, Problems problems)
    {
        IReadOnlyDictionary<string, Problem> wrong = Wrong(library, now);
        foreach (Problem problem in wrong.Values) problems.Add(problem);
        return wrong.Count == 0 ? Order(now.ToUnixTimeMilliseconds()) : null;
    }

    private CandleOrder Order(long nowMs)
    {
        var order = new CandleOrder(Source!, ChosenPair, Interval, From.Length > 0 ? Moment(From) : null, 0, ChosenName);
        long closed = (nowMs - SettlingMs) / order.IntervalMs * order.IntervalMs;
        return order with { ToMs = To.Length > 0 ? Math.Min(Moment(To), closed) : closed };
    }

    private Problem? Taken(CandleLibrary library)
    {
        try
        {
            if (library.Find(ChosenName) is not { } entry || entry.Source == Order(0).Source) return null;
            return new Problem(CandleErrors.Name, $"The library holds other candles as \"{entry.Name}\": {entry.Source ?? "imported ones"}, not {Order(0).Source}; choose another name.");
        }
        catch (UserMistakeException damaged)
        {
            return damaged.Problems[0];
        }
    }

    internal static long Moment(string text) => UtcTime.TryParse(System.Text.Encoding.UTF8.GetBytes(text), out long ms) ? ms : 0;
}
