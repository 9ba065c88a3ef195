//! `view`: the model as cells.

use crate::tui::model::Model;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Draws the model into the buffer. Writes no state.
pub fn view(model: &Model, area: Rect, buffer: &mut Buffer) {
    for (row, article) in model.comparison().corpus().articles().iter().enumerate() {
        if row < usize::from(area.height) {
            buffer.set_string(
                area.x,
                area.y + row as u16,
                article.title(),
                ratatui::style::Style::new(),
            );
        }
    }
}
