//! Parts of tables: which ends the one before, and what a table in a table becomes.

use super::element::Role;
use super::machine::Machine;
use crate::import::flow::Flow;

impl Machine<'_> {
    /// A table in a cell is lines of that cell, and so are its parts.
    pub(super) fn begin_table_part(&mut self, flow: &mut Flow, role: Role) -> Role {
        let nearest = self.stack.iter().rev().find(|open| matches!(open.role, Role::Table | Role::InnerTable));
        let inside = nearest.is_some_and(|open| open.role == Role::Table);
        match role {
            Role::Table if flow.in_table() => {
                flow.finish();
                Role::InnerTable
            }
            Role::Table => {
                flow.begin_table();
                role
            }
            Role::Section { header } if inside => {
                flow.set_header(header);
                role
            }
            Role::Row if inside => role,
            Role::Cell { .. } if inside => {
                flow.begin_cell();
                role
            }
            _ => {
                flow.finish();
                Role::Block
            }
        }
    }

    /// An item ends the item before it, a cell the cell, a row the row, a section the section.
    pub(super) fn close_implied(&mut self, flow: &mut Flow, role: &Role) {
        let wall = |open: &Role, role: &Role| match role {
            Role::Item => matches!(open, Role::List { .. } | Role::Cell { .. } | Role::Table | Role::InnerTable),
            _ => matches!(open, Role::Table | Role::InnerTable),
        };
        let ends = |open: &Role, role: &Role| match role {
            Role::Item => *open == Role::Item,
            Role::Cell { .. } => matches!(open, Role::Cell { .. }),
            Role::Row => matches!(open, Role::Row | Role::Cell { .. }),
            Role::Section { .. } => matches!(open, Role::Section { .. } | Role::Row | Role::Cell { .. }),
            _ => false,
        };
        if !matches!(role, Role::Item | Role::Cell { .. } | Role::Row | Role::Section { .. }) {
            return;
        }
        let inner = self.stack.iter().rposition(|open| wall(&open.role, role)).map_or(0, |at| at + 1);
        if let Some(at) = self.stack[inner..].iter().position(|open| ends(&open.role, role)) {
            self.pop_to(flow, inner + at);
        }
    }
}
