// Package early starts the first work that Terraform waits for while other packages
// are still being initialised.
//
// Terraform and a provider communicate over TLS with a certificate that go-plugin
// creates when the provider serves, on the curve P-521. On first use, Go computes a
// table of that curve's points, which takes longer than all initialisation; this
// package does that meanwhile on another processor.
//
// Go initialises a package as soon as its imports are, in the order of their paths.
// So this package must not import anything that has to wait: crypto/ecdsa would
// delay it, for instance.
package early

import (
	"crypto/ecdh"
	"os"
)

// This is initialised long before main runs, and before gRPC and Protocol
// Buffers, which take the longest. Terraform sets the variable to request TLS.
var _ = begin(os.Getenv("PLUGIN_CLIENT_CERT") != "")

// begin returns a channel that signals the end: an error if there is no table,
// nil if none is wanted.
func begin(wanted bool) <-chan error {
	if !wanted {
		return nil
	}
	done := make(chan error, 1)
	go func() {
		const size = 66                        // bytes of a private key
		one := append(make([]byte, size-1), 1) // a throw-away key: computing its public key builds the table
		_, err := ecdh.P521().NewPrivateKey(one)
		done <- err
	}()
	return done
}
