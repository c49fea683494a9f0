// Package e2e proves, end to end, that what the provider accepts works and that
// what it refuses does not: real Terraform renders the configuration of a small
// cloud, and its services start from it and call one another over TLS on the
// loopback address. The tests need the build tag e2e and what tools/e2e/setup.sh
// brings; `make e2e` sees to both.
package e2e
