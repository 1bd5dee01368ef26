using FsCheck;
using FsCheck.Fluent;
using Linnet.Api.Streaming;
using Linnet.Core.Streaming;

namespace Linnet.Api.Tests.Streaming;

/// <summary>Whatever is done in whatever order, each stream is told each of its events once, in order, until it is too far behind.</summary>
public sealed class StreamHubProperties
{
    private const int Readers = 3;
    private const int MessagesWaiting = 16;

    // The first two are of the same statuses under different names.
    private static readonly StreamChoice[] Choices =
    [
        HubUnderTest.Choice("public"), HubUnderTest.Choice("public:local"),
        HubUnderTest.Choice("hashtag", "a"), HubUnderTest.Choice("hashtag:local", "b"),
    ];

    private static readonly Topic[] Topics = [Topic.Everybody, Topic.Tagged("a"), Topic.Tagged("b")];

    private static readonly Gen<Step> Steps = Gen.Frequency(
        (3, Of(StepKind.Subscribe, Choices.Length)),
        (2, Of(StepKind.Unsubscribe, Choices.Length)),
        (8, Of(StepKind.Publish, 1 << Topics.Length)),
        (2, Of(StepKind.Read, 12)),
        (1, Of(StepKind.Reopen, 1)));

    private enum StepKind
    {
        Subscribe,
        Unsubscribe,
        Publish,
        Read,
        Reopen,
    }

    [Fact]
    public void Every_stream_is_told_what_the_model_is() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500).WithEndSize(150),
        Prop.ForAll(Steps.ListOf().ToArbitrary(), steps => Run(steps)));

    private static Gen<Step> Of(StepKind kind, int most) =>
        from reader in Gen.Choose(0, Readers - 1)
        from value in Gen.Choose(0, most - 1)
        select new Step(kind, reader, value);

    private static void Run(IEnumerable<Step> steps)
    {
        using var hub = new HubUnderTest(MessagesWaiting);
        var readers = Enumerable.Range(0, Readers).Select(_ => new Model(hub)).ToArray();
        var id = 0L;
        foreach (var step in steps)
        {
            if (step.Kind is StepKind.Publish)
            {
                var topics = Topics.Where((_, index) => (step.Value & (1 << index)) != 0).ToArray();
                hub.Publish(++id, topics);
                Array.ForEach(readers, reader => reader.Publish(id, topics));
            }
            else
            {
                readers[step.Reader].Do(step);
            }

            foreach (var topic in Topics)
            {
                hub.News.IsWatched(topic).ShouldBe(readers.Any(reader => reader.Watches(topic)));
            }
        }

        Array.ForEach(readers, reader => reader.End());
    }

    private sealed record Step(StepKind Kind, int Reader, int Value);

    /// <summary>One reader, and what it ought to be told.</summary>
    private sealed class Model(HubUnderTest hub)
    {
        private readonly HashSet<StreamChoice> _chosen = [];
        private readonly List<(string Label, long Id)> _waiting = [];
        private readonly List<(string Label, long Id)> _expected = [];
        private readonly List<(string Label, long Id)> _told = [];
        private StreamConnection _connection = hub.Open();
        private bool _isCutOff;

        public bool Watches(Topic topic) => _chosen.Any(choice => choice.Topic == topic);

        public void Publish(long id, Topic[] topics)
        {
            foreach (var choice in topics.SelectMany(topic => Choices.Where(choice => choice.Topic == topic && _chosen.Contains(choice))))
            {
                if (_waiting.Count < MessagesWaiting)
                {
                    _waiting.Add((choice.Label, id));
                }
                else
                {
                    _isCutOff = true;
                }
            }
        }

        public void Do(Step step)
        {
            switch (step.Kind)
            {
                case StepKind.Subscribe:
                    hub.Hub.Subscribe(_connection, Choices[step.Value]).ShouldBeNull();
                    _chosen.Add(Choices[step.Value]);
                    break;
                case StepKind.Unsubscribe:
                    hub.Hub.Unsubscribe(_connection, Choices[step.Value]);
                    _chosen.Remove(Choices[step.Value]);
                    break;
                case StepKind.Read:
                    Read(step.Value);
                    break;
                default:
                    End();
                    hub.Hub.Close(_connection);
                    _connection = hub.Open();
                    _chosen.Clear();
                    _waiting.Clear();
                    _expected.Clear();
                    _told.Clear();
                    _isCutOff = false;
                    break;
            }
        }

        /// <summary>Takes some; they must be of the next events.</summary>
        private void Read(int most)
        {
            _connection.End.ShouldBe(_isCutOff ? StreamEnd.TooSlow : StreamEnd.None);
            if (!_isCutOff)
            {
                var told = HubUnderTest.Take(_connection, most);
                told.Select(message => message.Id).ShouldBe(_waiting.Take(most).Select(message => message.Id));
                _expected.AddRange(_waiting.Take(most));
                _waiting.RemoveRange(0, told.Count);
                _told.AddRange(told);
            }
        }

        /// <summary>Takes the rest. Of one event, two streams may have been told in either order, or one before the cut.</summary>
        public void End()
        {
            Read(int.MaxValue);
            var torn = _isCutOff && _told.Count > 0 ? _told[^1].Id : 0;
            _told.Where(message => message.Id != torn).ShouldBe(_expected.Where(message => message.Id != torn), ignoreOrder: true);
        }
    }
}
