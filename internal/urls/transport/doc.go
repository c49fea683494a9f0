// Package transport reads a transport_url as oslo.messaging does, and reports what
// the rabbit driver then dials through kombu. Each splits the text in its own way,
// so what is dialled can differ from what is written.
//
// The fields of a URL may contain secrets: passwords above all, but also a host, a
// virtual host or a name in the query, if a password was not escaped and was cut in
// two. Only Redacted, Param.Shown, Error and the names of kinds are safe to show.
package transport
