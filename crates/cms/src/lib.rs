//! The application: authorise, apply, write, announce. Knows nothing of HTTP, sockets or the environment.

pub mod certificate;
