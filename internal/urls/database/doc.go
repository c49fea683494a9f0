// Package database reads a database connection as SQLAlchemy does, with oslo.db's
// connection_parameters appended, and reports what PyMySQL makes of it before it
// opens a socket: which host it connects to, whether it uses TLS, and what TLS then
// checks.
//
// The grammar is that of SQLAlchemy 1.4 and 2.0, which agree; 2.1 also decodes
// escapes in the database name. PyMySQL is 1.0.2, with the parameters added later.
//
// The fields of a URL may contain secrets: the password above all, but also the
// host, the database or a name in the query, if a password was not escaped and was
// cut in two. Only Redacted, Param.Shown, Error, Problem.Message and the names of
// kinds are safe to show.
package database
