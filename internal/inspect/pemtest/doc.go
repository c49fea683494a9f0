// Package pemtest creates certificates, keys and files for tests: good ones,
// and every kind of fault that package inspect can detect. Everything is
// created on demand with the standard library, so tests need neither fixtures
// that expire nor the openssl program.
package pemtest
