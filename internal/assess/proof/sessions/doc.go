// Package sessions compares what the real keystoneauth makes of rendered sections
// with what package assess says about them: the session, adapter and auth plugin
// that a service gets, and the outcome of combinations that a rule rejects.
//
// Only tests and tools/conformance/sessions import it.
package sessions
