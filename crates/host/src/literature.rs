//! The import `literature` of the evidence stage.
//!
//! A store may hold no borrow, and the caller's `&mut dyn Literature` is one. So the guest runs on a thread of its own
//! and asks over a channel, and the caller's thread answers for as long as the guest lives. Time that the guest waits is
//! given back to its deadline; how often and how long it may wait is limited apart.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use domain::literature::{Identifier, Literature, LiteratureError, Query};
use domain::publication::Publication;

use crate::bridge::Bridge;
use crate::contract::evidence::lauda::content::literature as wit;
use crate::contract::shared::bibliography;
use crate::limits::Limits;
use crate::state::State;

enum Question {
    Search(Query),
    Resolve(Identifier),
}

/// The answer to a question; of a resolution it holds at most one.
type Answer = Result<Vec<Publication>, LiteratureError>;

/// The guest's end.
pub struct Link {
    questions: Sender<Question>,
    answers: Receiver<Answer>,
    /// Calls that are left.
    calls: u32,
    /// Waiting that is left.
    patience: Duration,
    /// An answer may not be larger than the input of a call.
    most_bytes: usize,
    /// Waiting that the deadline has not yet been moved for.
    waited: Duration,
}

/// The caller's end.
pub struct Desk {
    questions: Receiver<Question>,
    answers: Sender<Answer>,
}

pub fn connect(limits: &Limits) -> (Link, Desk) {
    let (ask, questions) = channel();
    let (reply, answers) = channel();
    let link = Link {
        questions: ask,
        answers,
        calls: limits.imports,
        patience: Duration::from_millis(limits.import_wait_ms),
        most_bytes: limits.input_bytes,
        waited: Duration::ZERO,
    };
    (link, Desk { questions, answers: reply })
}

impl Desk {
    /// Answers until the guest is gone.
    pub fn serve(self, literature: &mut dyn Literature) {
        for question in self.questions {
            let answer = match question {
                Question::Search(query) => literature.search(&query),
                Question::Resolve(id) => literature.resolve(&id).map(|found| found.into_iter().collect()),
            };
            if self.answers.send(answer).is_err() {
                break;
            }
        }
    }
}

impl Link {
    /// The time waited since this was last asked.
    pub fn take_waited(&mut self) -> Duration {
        std::mem::take(&mut self.waited)
    }

    fn ask(&mut self, question: Question, most: usize) -> Answer {
        if self.calls == 0 || self.patience.is_zero() {
            return Err(LiteratureError::OverBudget);
        }
        self.calls -= 1;
        let start = Instant::now();
        let gone = || LiteratureError::Unavailable("no answer".into());
        let answer = self.questions.send(question).map_err(|_| gone()).and_then(|()| {
            // The implementation keeps limits of its own; the patience only bounds all waits of one call together.
            self.answers.recv_timeout(self.patience).map_err(|_| gone())?
        });
        let waited = start.elapsed();
        self.waited += waited;
        self.patience = self.patience.saturating_sub(waited);
        let mut publications = answer?;
        publications.truncate(most);
        if publications.bytes() > self.most_bytes {
            return Err(LiteratureError::Unavailable("the answer is too large".into()));
        }
        Ok(publications)
    }
}

impl State {
    fn ask(&mut self, question: Question, most: usize) -> Result<Vec<bibliography::Publication>, wit::LiteratureError> {
        let answer = match &mut self.literature {
            Some(link) => link.ask(question, most),
            None => Err(LiteratureError::Refused("not granted to this call".into())),
        };
        answer.map(|publications| publications.to_wit()).map_err(|error| error.to_wit())
    }
}

impl wit::Host for State {
    fn search(&mut self, query: wit::Query) -> Result<Vec<bibliography::Publication>, wit::LiteratureError> {
        let query = Query::from_wit(query).map_err(|e| wit::LiteratureError::Refused(e.to_string()))?;
        let most = query.limit.into();
        self.ask(Question::Search(query), most)
    }

    fn resolve(&mut self, id: wit::Identifier) -> Result<Option<bibliography::Publication>, wit::LiteratureError> {
        let id = Identifier::from_wit(id).map_err(|e| wit::LiteratureError::Refused(e.to_string()))?;
        self.ask(Question::Resolve(id), 1).map(|found| found.into_iter().next())
    }
}

impl bibliography::Host for State {}
