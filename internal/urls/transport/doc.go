// Package transport reads a transport_url as oslo.messaging reads it, and says
// what the rabbit driver then dials by way of kombu. Both cut the text in ways
// of their own, so that what is dialled can differ from what is written.
//
// The fields of a URL may hold secrets: passwords above all, but also a host,
// a virtual host or a name in the query, where a password was not escaped and
// was cut in two. Only Redacted, Param.Shown, Error and the names of kinds are
// safe to show.
package transport
