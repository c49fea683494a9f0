// Package early begins what Terraform waits for first while other packages are
// still being initialised.
//
// Terraform and a provider talk through TLS with a certificate that go-plugin
// makes when the provider serves, on the curve P-521. Go works out a table of
// that curve's points when it is first used, which takes longer than all
// initialisation; here another processor does so meanwhile.
//
// Go initialises a package as soon as its imports are, in the order of their
// paths. So nothing may be imported here that has to wait: crypto/ecdsa would,
// for instance, and with it this package.
package early

import (
	"crypto/ecdh"
	"os"
)

// This is initialised long before main runs, and before gRPC and Protocol
// Buffers, which take the most. The variable is Terraform's wish for TLS.
var _ = begin(os.Getenv("PLUGIN_CLIENT_CERT") != "")

// begin gives what tells the end: an error where there is no table, and nil
// where none is wanted.
func begin(wanted bool) <-chan error {
	if !wanted {
		return nil
	}
	done := make(chan error, 1)
	go func() {
		const size = 66                        // bytes of a private key
		one := append(make([]byte, size-1), 1) // nobody's key: its public key asks for the table
		_, err := ecdh.P521().NewPrivateKey(one)
		done <- err
	}()
	return done
}
