// Package sessions compares what the real keystoneauth makes of rendered
// sections with what package assess says of them: the session, the adapter and
// the auth plugin that a service gets, and what becomes of combinations that a
// rule refuses.
//
// It serves the tests and tools/conformance/sessions; nothing else imports it.
package sessions
