using static Linnet.Core.Seeding.Demo.DemoStatus;

namespace Linnet.Core.Seeding.Demo;

/// <summary>A week in a small town, the oldest first.</summary>
internal static class DemoTexts
{
    /// <summary>Everything that was posted.</summary>
    public static readonly DemoStatus[] All =
    [
        On(6, 5, 10, "teo", "The oven took its time today. Rolls at quarter past seven, not at seven. Sorry, early people. #bread"),
        On(6, 6, 25, "mara", "Seen before breakfast: 3 linnets, 11 sparrows, 1 very confident crow. #birds"),
        On(6, 8, 40, "olive", "Good morning! Everything is up, the backup is done, and the tea is hot."),
        On(6, 10, 15, "pavel", "Today's record: a bell with a wasps' nest in it. The wasps had moved out. So had the bell, mostly. #cycling"),
        On(6, 12, 30, "noor", "Lentils, lemon, a little cumin. That is all, and it is enough. #soup #cooking"),
        On(6, 14, 5, "suri", "Somebody returned a book that was due in spring. Inside: a pressed leaf, and an apology. Fine waived. #books"),
        On(6, 17, 20, "ines", "The 17:04, late as ever, but the light waited for it. #photo #trains"),
        On(6, 19, 45, "bo", "The ferry's new horn is a third too high. Nobody asked me."),
        On(6, 19, 58, "emil", "@bo A minor third, to be exact. I can hear it from the church."),
        On(6, 21, 30, "kit", "Lost to the cat again. She sat on my queen. #chess #cats"),
        On(6, 23, 50, "yuna", "Night shift. Row 41 of the blue scarf, and the coffee machine hums in G."),

        On(5, 5, 5, "teo", "New today: rye with caraway. Tell me honestly."),
        On(5, 6, 40, "mara", "@teo Honestly: I ate half of it on the way to school."),
        On(5, 7, 30, "junia", """
            Allotment news:
            – courgettes: too many
            – beans: on strike
            – slugs: thriving, thank you
            #garden
            """),
        On(5, 9, 20, "noor", "@junia I take six courgettes. You get soup."),
        On(5, 9, 35, "junia", "@noor Deal 🥒"),
        On(5, 11, 0, "suri", "Saturday at four: stories for small people and their grown-ups. The dragon is called Bernadette this time. https://example.org/library/saturdays"),
        On(5, 13, 15, "pavel", "To whoever left the tandem outside: it is mended. So is, I hope, the friendship. #cycling"),
        On(5, 15, 40, "mara", "A pupil explained to me that 3/4 is more than 2/3 “because it looks heavier”. I have no better proof."),
        On(5, 16, 10, "kit", "@mara I would publish that."),
        On(5, 17, 5, "mara", "Marked twenty-six tests on fractions. One answer was a very good drawing of a pie. Half a point. #school"),
        On(5, 18, 30, "ines", "Went out for one picture of the harbour. Came back with two hundred pictures of one gull. #photo #birds"),
        On(5, 18, 52, "bo", "@ines That gull is called Kurt and he has stolen from me."),
        On(5, 20, 0, "emil", "Choir tonight. We sounded like a door, then like a better door, and in the last five minutes like singing. #music"),
        On(5, 22, 15, "olive", "I moved the server to the cooler corner of the cupboard. If you notice anything, it should be nothing."),

        On(4, 4, 50, "yuna", "Sunrise from the fourth floor, east stairs. The whole ward looked out for a minute. Nobody rang."),
        On(4, 5, 15, "teo", "@yuna There is a bag with your name on it when you come off shift ☕🥐"),
        On(4, 6, 55, "mara", "First swallow of the year on the wire by the school! #birds") with
        {
            Before = "First swift of the year on the wire by the school! #birds",
        },
        On(4, 8, 10, "bo", "Fog. You hear the ferry, then you see it, then it is 1983 for a moment."),
        On(4, 10, 45, "suri", "Question for the counter: what do you re-read when you have a cold? #books"),
        On(4, 11, 2, "kit", "@suri Anything with a map in the front."),
        On(4, 11, 20, "yuna", "@suri Cookery books. Nothing bad happens in them."),
        On(4, 12, 40, "noor", "Leek and potato. It is that kind of a day. #soup"),
        On(4, 14, 30, "junia", "The beans have come up! All at once, as if they had agreed on it. #garden"),
        On(4, 15, 15, "pavel", "Three punctures, one cause: the new gravel by the mill. @olive can you put it on the notice board?"),
        On(4, 15, 40, "olive", "@pavel Done: https://example.org/notices/gravel-by-the-mill"),
        On(4, 17, 10, "ines", "Platform 2, the moment after somebody decided to run. They made it. #trains #photo"),
        On(4, 19, 30, "emil", "Tuned the school's piano. Found in it: four pencils, a domino, a note that says “sorry”. @mara"),
        On(4, 19, 50, "mara", "@emil The domino has been missing for two years. Thank you! 🎹"),
        On(4, 21, 45, "kit", """
            Thursday, park, second table from the pond.
            Bring a board if you have one.
            Beginners welcome; the cat is one, too.
            #chess
            """),

        On(3, 5, 20, "teo", "Rye with caraway stays. Eleven for, two against, one “what is caraway”. #bread"),
        On(3, 7, 5, "mara", "Bird count: 5 linnets. They come for the thistles that I did not pull out. Laziness is a habitat. #birds"),
        On(3, 7, 40, "junia", "@mara I shall say that about the whole left bed from now on. #garden"),
        On(3, 9, 0, "olive", "A small question: shall the notice board show the newest on top, or the soonest? Tell me by tonight."),
        On(3, 9, 25, "suri", "@olive The soonest. Nobody ever missed the past."),
        On(3, 11, 30, "pavel", "How to stop a squeaking saddle: 1. grease, 2. patience, 3. a louder bell. #cycling"),
        On(3, 13, 10, "noor", "Courgette soup, third day. It gets better. I get tired. #soup"),
        On(3, 14, 45, "bo", "Counted eleven sails between two sips of coffee. Good wind, slow coffee. #sea"),
        On(3, 16, 20, "ines", "Reading-room light, four in the afternoon. @suri, your windows are the best in town. #photo"),
        On(3, 17, 30, "mara", "My class wants to know whether linnets can count. I said that I would ask. #birds #school"),
        On(3, 18, 0, "yuna", "The blue scarf is 1.40 m long. I do not remember when it was supposed to end. #knitting"),
        On(3, 18, 20, "noor", "@yuna It ends when it reaches the kitchen."),
        On(3, 20, 40, "kit", "Six people, five boards, one cat. We let her win the first. #chess #cats"),
        On(3, 22, 30, "emil", "Rain on the church roof, and twelve people who wait for it to stop before they go home. So we sang another one. #music"),

        On(2, 5, 0, "teo", "Rain. Flour does not mind. #bread"),
        On(2, 6, 50, "mara", "No count today: the birds and I agree about this weather. ☔"),
        On(2, 8, 30, "junia", "The slugs call it paradise. I call it Tuesday weather. #garden #rain"),
        On(2, 10, 10, "bo", "The ferry went on time, in this. I stood up from the bench, for once. #sea"),
        On(2, 11, 45, "suri", "New on the shelf by the door: poems about weather. I wanted to be prepared. #books #rain"),
        On(2, 12, 50, "noor", "Tomato, ginger, a spoon of honey. For all who came in wet. #soup #rain"),
        On(2, 14, 20, "pavel", "Mudguards at half price until the sun comes out. #cycling #rain"),
        On(2, 16, 30, "ines", "Everybody under one awning. Nobody had met before. All of them had an opinion on the bus. #photo #rain"),
        On(2, 19, 15, "olive", "The power was out for four minutes. Nothing is lost; I checked it twice, and then had cake.") with
        {
            Before = "The power was out for four minutes. Nothing is lost; I am checking it.",
        },
        On(2, 21, 0, "kit", "Solved the puzzle in the paper: knight to f6. Then the cat moved it to the sofa. #chess #cats"),
        On(2, 23, 20, "yuna", "Quiet ward, rain on the skylight, row 88. Good night to everybody who has one. #knitting"),

        On(1, 5, 25, "teo", "Plum cake. It is not Sunday, but it feels like it. #bread"),
        On(1, 6, 35, "mara", "After the rain: 6 linnets, 2 goldfinches, and one blackbird who thinks that the gutter is his bath. It is. #birds"),
        On(1, 8, 15, "olive", "Good morning. The notice board shows the soonest first now. Suri won."),
        On(1, 9, 40, "junia", "First strawberries. There were seven. There are five. #garden 🍓"),
        On(1, 11, 10, "pavel", "The tandem is back. They fell in the same direction, which I call progress. #cycling"),
        On(1, 12, 20, "noor", "No soup today!\n\nIt is warm, and there is bread by @teo and the first tomatoes of @junia."),
        On(1, 13, 30, "suri", "Bernadette the dragon had thirty-one guests, and one who wept because it was over. He may come again. #books"),
        On(1, 15, 5, "bo", "Taught a boy to tie a bowline. He taught me to send pictures. We are even. #sea"),
        On(1, 17, 45, "ines", "I put last week's pictures on the wall of the waiting room: https://example.org/waiting-room – go and miss a train. #photo #trains"),
        On(1, 18, 40, "mara", "The two on the tandem came past and waved with the wrong hands. Nobody was hurt. @pavel, be proud. #cycling"),
        On(1, 19, 10, "emil", "The ferry's horn was tuned today. It is a D now, as it should be. @bo, you may sleep. #music"),
        On(1, 19, 30, "bo", "@emil Heard it. Took my hat off."),
        On(1, 21, 20, "kit", "Draw! Against the cat! By repetition: she kept asking for dinner. #chess #cats"),

        Ago(52, "yuna", "The scarf is done. 2.10 m. It goes to whoever is cold first. #knitting"),
        Ago(47, "noor", "@yuna I am cold."),
        Ago(38, "mara", "Looking for two people who count swallows with my class on Friday, an hour in all. Good eyes help; good humour helps more. #birds") with
        {
            Before = "Looking for two people who count swallows with my class on Thursday, an hour in all. #birds",
        },
        Ago(31, "pavel", "@mara Here. I bring a bell for when we lose count."),
        Ago(24, "suri", "@mara And I bring the book with the pictures. #birds"),
        Ago(15, "junia", "There is a box of courgettes in front of gate 14. Take some. Please. Take all of them. #garden"),
        Ago(8, "ines", "Low sun, empty platform, one suitcase that walked by itself. There was a small dog behind it. #photo"),
        Ago(3, "teo", "Dough is resting, and so am I. See you at seven. 🥖"),
    ];
}
