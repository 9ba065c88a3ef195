//! The user's configuration file and what follows from it together with the arguments.
