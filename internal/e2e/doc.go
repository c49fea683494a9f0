// Package e2e proves, end to end, that what the provider accepts works and that
// what it refuses does not: real Terraform renders the configuration, the real
// Nova and keystoneauth read it, a real Keystone and a real Glance answer over
// TLS on the loopback address. Its tests need the build tag e2e and what
// tools/e2e/setup.sh brings; `make e2e` does both.
package e2e
