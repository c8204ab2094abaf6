//! The editorial board: seven columns, in which pieces move as jobs run and people decide.

use std::collections::HashMap;
use std::sync::Arc;

use cms::editorial::{self, Piece};
use cms::error::Error;
use domain::id::PageId;
use domain::workflow::Column;
use live::params::Params;
use live::view::{Context, Info, Stop};
use live::{Rendered, Stream, View, html};

use super::card::{Card, card_id};
use super::texts::Texts;
use super::viewer::Viewer;
use crate::live_pages::{PieceChanged, board_topic};
use crate::state::Http;

pub struct Board {
    http: Arc<Http>,
    viewer: Viewer,
    texts: &'static Texts,
    columns: [Stream<Card>; 7],
    /// Where each piece stands, for the counts and for taking it away from there.
    places: HashMap<PageId, Column>,
}

impl View for Board {
    async fn mount(_: &Params, context: &mut Context) -> Result<Self, Stop> {
        let viewer = Viewer::of_view(context)?;
        let http: Arc<Http> = context.state().ok_or(Stop::Status(500))?;
        let texts = Texts::of(viewer.language);
        context.set_title(format!("{} · {}", texts.board, viewer.site));
        // Before the board is read, so that no change falls between.
        context.subscribe(&board_topic(viewer.tenant));
        let columns = Column::ALL.map(|column| Stream::new(column.name(), Card::id));
        let mut board = Board { http, viewer, texts, columns, places: HashMap::new() };
        board.fill().await.map_err(|error| stop(&error))?;
        Ok(board)
    }

    async fn handle_info(&mut self, info: Info, _: &mut Context) {
        let Some(PieceChanged(page)) = info.get() else { return };
        if let Err(error) = self.refresh(*page).await {
            tracing::error!(%error, "a piece on a board could not be read");
        }
    }

    fn render(&self, _: &Context) -> Rendered {
        let texts = self.texts;
        html! {
            <header class="top">
                <p class="site">{self.viewer.site}</p>
                <h1>{texts.board}</h1>
                <p class="who">{self.viewer.name}</p>
                <form method="post" action="/admin/logout"><button class="quiet" id="logout">{texts.logout}</button></form>
            </header>
            <p class="offline" id="offline" role="status">{texts.reconnecting}</p>
            <main class="board">
                for (column, cards) in Column::ALL.into_iter().zip(&self.columns), key = column.name() {
                    <section class="column" aria-labelledby={format!("{}-heading", column.name())}>
                        <h2 id={format!("{}-heading", column.name())}>{texts.column(column)}" "<span class="count" id={format!("{}-count", column.name())}>{self.count(column)}</span></h2>
                        <div class="cards" id={column.name()} phx-update="stream">
                            for (id, card) in cards, stream { <div id={id}>{card.markup(texts)}</div> }
                        </div>
                    </section>
                }
            </main>
        }
    }
}

impl Board {
    async fn fill(&mut self) -> Result<(), Error> {
        let caller = self.viewer.caller(&self.http.app);
        for listed in editorial::board(&self.http.app, &caller).await? {
            let piece = editorial::piece(&self.http.app, &caller, &listed.page.id.to_string()).await?;
            let card = self.card(&piece);
            self.places.insert(card.page, card.column);
            self.columns[card.column as usize].append(card);
        }
        Ok(())
    }

    async fn refresh(&mut self, page: PageId) -> Result<(), Error> {
        let caller = self.viewer.caller(&self.http.app);
        match editorial::piece(&self.http.app, &caller, &page.to_string()).await {
            Ok(piece) => self.place(self.card(&piece)),
            // It is none of this person's pieces, or no longer.
            Err(Error::NotFound(_) | Error::Forbidden(_)) => self.take_away(page),
            Err(error) => return Err(error),
        }
        Ok(())
    }

    fn card(&self, piece: &Piece) -> Card {
        Card::of(piece, self.viewer.language, self.texts)
    }

    fn place(&mut self, card: Card) {
        if self.places.get(&card.page).is_some_and(|column| *column != card.column) {
            self.take_away(card.page);
        }
        self.places.insert(card.page, card.column);
        self.columns[card.column as usize].prepend(card);
    }

    fn take_away(&mut self, page: PageId) {
        if let Some(column) = self.places.remove(&page) {
            self.columns[column as usize].delete_by_id(card_id(column, page));
        }
    }

    fn count(&self, column: Column) -> usize {
        self.places.values().filter(|place| **place == column).count()
    }
}

fn stop(error: &Error) -> Stop {
    match error {
        Error::Forbidden(_) => Stop::Status(403),
        Error::Unauthenticated => Stop::Redirect("/admin/login".to_owned()),
        error => {
            tracing::error!(%error, "the board could not be read");
            Stop::Status(503)
        }
    }
}
