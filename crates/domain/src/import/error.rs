//! Why an input cannot become a document.

use crate::finding::Message;

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    #[error("the input has {size} bytes, more than the {limit} allowed; split it or raise the limit")]
    TooLarge { size: usize, limit: usize },
    #[error("the input has more than {limit} blocks of text; split it")]
    TooManyBlocks { limit: usize },
    #[error("the input is {kind}, not text; save it as text, Markdown or HTML")]
    Binary { kind: &'static str },
    #[error("the input has no text")]
    Empty,
}

impl ImportError {
    /// A stable name for programs.
    pub fn code(&self) -> &'static str {
        match self {
            ImportError::TooLarge { .. } => "too_large",
            ImportError::TooManyBlocks { .. } => "too_many_blocks",
            ImportError::Binary { .. } => "binary",
            ImportError::Empty => "empty",
        }
    }

    pub fn message(&self) -> Message {
        let pt = match self {
            ImportError::TooLarge { size, limit } => {
                format!("O arquivo tem {size} bytes, mais que os {limit} permitidos; divida-o ou aumente o limite.")
            }
            ImportError::TooManyBlocks { limit } => {
                format!("O arquivo tem mais de {limit} blocos de texto; divida-o.")
            }
            ImportError::Binary { kind } => {
                format!("O arquivo não é texto ({kind}); salve-o como texto, Markdown ou HTML.")
            }
            ImportError::Empty => "O arquivo não tem texto.".to_owned(),
        };
        Message { pt, en: self.to_string() }
    }
}
