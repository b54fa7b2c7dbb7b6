//! What the catalogue leaves out, with the reason: questions that reviewers ask and that no check asks for them.

/// A question of the field's reviewers that no check asks.
#[derive(Clone, Copy, Debug)]
pub struct LeftOut {
    /// What they would send back.
    pub what: &'static str,
    /// Why no check says it, or who does.
    pub because: &'static str,
}

/// All that is left out on purpose.
pub const LEFT_OUT: &[LeftOut] = &[
    LeftOut {
        what: "A goal metric without a target date, a metric without a unit, a target without a value",
        because: "The language asks for them: MP0203 and MP0205.",
    },
    LeftOut { what: "An owner who is declared nowhere", because: "The language knows every name: MP0401." },
    LeftOut {
        what: "A status in words that nobody declared, or none at all",
        because: "The language has four words for it and no others (MP0205); a status that nobody typed is computed.",
    },
    LeftOut {
        what: "A metric without an owner of its own",
        because: "Whoever answers for the priority answers for its metrics; an owner of its own is the exception.",
    },
    LeftOut {
        what: "A goal metric that comes more rarely than the routine that looks at it",
        because: "An outcome may be measured once a year. What is asked for is something that moves before it (MP3006) and that is not slow itself (MP3007).",
    },
    LeftOut {
        what: "An aspiration that does not say who benefits",
        because: "No list of words tells those who benefit from those who only occur in the sentence.",
    },
    LeftOut {
        what: "A strategy that nobody in the front line has seen",
        because: "The chain shows through whom it goes (MP5004 to MP5009); whether it arrives is heard from the front line (MP7010) and never read from a plan.",
    },
    LeftOut {
        what: "A target, baseline or trajectory that changed since the last version without a reason",
        because: "One version does not know the other; `milepost diff OLD NEW` compares them.",
    },
    LeftOut {
        what: "Metrics that count parts of one another",
        because: "That the households of one are among those of the other is told by a breakdown; two titles do not tell it.",
    },
    LeftOut {
        what: "A text that must be on the table before it is written",
        because: "The calendar of figures is known (MP7008), that of people who write is not.",
    },
    LeftOut {
        what: "A status that rests on a provisional figure without saying so",
        because: "Every rating says by itself how firm its last value is; nobody can leave the mark out.",
    },
    LeftOut {
        what: "A comparison that does not say with what: last year, the start, the last period",
        because: "What was measured is compared with what the trajectory expects of the same period, and every rating prints that.",
    },
];
