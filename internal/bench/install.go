package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"log"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// install builds everything that is measured, and puts it where it is expected.
func (b *bench) install() error {
	for name, source := range map[string]string{
		"osloconf": ".",
		"floor":    "./internal/bench/floor",
		"witness":  "./internal/bench/witness",
		"reader":   "./internal/bench/reader",
		"checker":  "./internal/bench/checker",
	} {
		build := exec.Command("go", "build", "-buildvcs=false", "-trimpath", "-ldflags", "-s -w", "-o", b.path("built/"+name), source)
		if out, err := build.CombinedOutput(); err != nil {
			return fmt.Errorf("%s: %w\n%s", source, err, out)
		}
	}
	for place, program := range map[string]string{
		"watched/terraform-provider-osloconf":      "witness",
		"watched/terraform-provider-floor":         "witness",
		"watched/terraform-provider-osloconf.real": "osloconf",
		"watched/terraform-provider-floor.real":    "floor",
		"reader":                                   "reader",
		"checker":                                  "checker",
	} {
		if err := b.copy(program, place); err != nil {
			return err
		}
	}
	certificate, err := anyCertificate()
	if err != nil {
		return err
	}
	b.tls = "PLUGIN_CLIENT_CERT=" + certificate
	for _, provider := range []string{"osloconf", "floor"} {
		if err := b.place(provider); err != nil {
			return err
		}
	}
	return nil
}

// copy writes a program afresh, as an installation does, not as the linker left
// it.
func (b *bench) copy(program, place string) error {
	code, err := os.ReadFile(b.path("built/" + program))
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(b.path(place)), 0o700); err != nil {
		return err
	}
	return os.WriteFile(b.path(place), code, 0o700)
}

// place puts a provider where it runs fast. Of two copies of the same file one
// may take half as long again as the other, in every one of a hundred starts,
// depending on the memory pages that the system gave it; at least on virtual
// machines. So each provider gets several copies and keeps the one that is
// quickest to its TLS handshake.
func (b *bench) place(provider string) error {
	const copies, starts = 8, 6
	if err := os.MkdirAll(filepath.Dir(b.plain(provider)), 0o700); err != nil {
		return err
	}
	var best float64
	for number := range copies {
		name := fmt.Sprintf("copies/%s.%d", provider, number)
		if err := b.copy(provider, name); err != nil {
			return err
		}
		medians, err := inTurns(starts, b.handshake(b.path(name)))
		if err != nil {
			return err
		}
		log.Printf("  copy %d of %s: %s to the handshake", number+1, provider, seconds(medians[0]))
		if number == 0 || medians[0] < best {
			best = medians[0]
			if err := os.Rename(b.path(name), b.plain(provider)); err != nil {
				return err
			}
		}
	}
	return nil
}

// anyCertificate stands in for the one that Terraform presents to a provider.
func anyCertificate() (string, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return "", err
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), NotAfter: time.Now().Add(time.Hour)}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		return "", err
	}
	return string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})), nil
}
