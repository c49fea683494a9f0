// Package database reads a database connection as SQLAlchemy reads it, with
// oslo.db's connection_parameters appended, and says what PyMySQL makes of it
// before it opens a socket: which host it takes, whether it uses TLS, and what
// TLS then checks.
//
// The grammar is that of SQLAlchemy 1.4 and 2.0, which agree; 2.1 decodes
// escapes in the database's name, too. PyMySQL is 1.0.2, with the parameters
// that later ones added.
//
// The fields of a URL may hold secrets: the password above all, but also the
// host, the database or a name in the query, where a password was not escaped
// and was cut in two. Only Redacted, Param.Shown, Error, Problem.Message and the
// names of kinds are safe to show.
package database
