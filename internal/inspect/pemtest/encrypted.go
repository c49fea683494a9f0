package pemtest

import (
	"bytes"
	"crypto"
	"crypto/aes"
	"crypto/cipher"
	"crypto/ecdsa"
	"crypto/pbkdf2"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/asn1"
	"encoding/pem"
	"testing"
)

// Passphrase decrypts this package's encrypted keys.
const Passphrase = "correct horse"

// TraditionalPEM writes an RSA or EC key under its own label, as PKCS#1 or
// SEC 1.
func TraditionalPEM(t testing.TB, key crypto.Signer) []byte {
	t.Helper()
	return pem.EncodeToMemory(traditional(t, key))
}

// EncryptedTraditionalPEM is the same with Proc-Type and DEK-Info headers.
func EncryptedTraditionalPEM(t testing.TB, key crypto.Signer) []byte {
	t.Helper()
	plain := traditional(t, key)
	block, err := x509.EncryptPEMBlock(rand.Reader, plain.Type, plain.Bytes, []byte(Passphrase), x509.PEMCipherAES256)
	must(t, err)
	return pem.EncodeToMemory(block)
}

func traditional(t testing.TB, key crypto.Signer) *pem.Block {
	t.Helper()
	switch key := key.(type) {
	case *rsa.PrivateKey:
		return &pem.Block{Type: "RSA PRIVATE KEY", Bytes: x509.MarshalPKCS1PrivateKey(key)}
	case *ecdsa.PrivateKey:
		der, err := x509.MarshalECPrivateKey(key)
		must(t, err)
		return &pem.Block{Type: "EC PRIVATE KEY", Bytes: der}
	default:
		t.Fatalf("%T has no traditional form", key)
		return nil
	}
}

type identifier struct {
	ID         asn1.ObjectIdentifier
	Parameters asn1.RawValue `asn1:"optional"`
}

// EncryptedPKCS8PEM writes a key as an ENCRYPTED PRIVATE KEY block, with PBES2
// (PBKDF2 and AES-256 in CBC mode) as openssl does.
func EncryptedPKCS8PEM(t testing.TB, key crypto.Signer) []byte {
	t.Helper()
	const rounds = 2048
	salt, iv := make([]byte, 16), make([]byte, aes.BlockSize)
	_, _ = rand.Read(salt)
	_, _ = rand.Read(iv)
	secret, err := pbkdf2.Key(sha256.New, Passphrase, salt, rounds, 32)
	must(t, err)
	cipherBlock, err := aes.NewCipher(secret)
	must(t, err)
	plain := PKCS8(t, key)
	padding := aes.BlockSize - len(plain)%aes.BlockSize
	plain = append(plain, bytes.Repeat([]byte{byte(padding)}, padding)...)
	cipher.NewCBCEncrypter(cipherBlock, iv).CryptBlocks(plain, plain)

	derivation := marshal(t, struct {
		Salt   []byte
		Rounds int
		PRF    identifier
	}{salt, rounds, identifier{asn1.ObjectIdentifier{1, 2, 840, 113549, 2, 9}, asn1.NullRawValue}})
	scheme := marshal(t, struct{ Derivation, Cipher identifier }{
		identifier{asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 5, 12}, asn1.RawValue{FullBytes: derivation}},
		identifier{asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 1, 42}, asn1.RawValue{FullBytes: marshal(t, iv)}},
	})
	return Block("ENCRYPTED PRIVATE KEY", marshal(t, struct {
		Scheme identifier
		Data   []byte
	}{identifier{asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 5, 13}, asn1.RawValue{FullBytes: scheme}}, plain}))
}

func marshal(t testing.TB, value any) []byte {
	t.Helper()
	der, err := asn1.Marshal(value)
	must(t, err)
	return der
}
