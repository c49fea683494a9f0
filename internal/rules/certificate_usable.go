package rules

import (
	"errors"
	"fmt"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/inspect"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

func checkUnusablePEM(p *Pass) {
	for _, option := range pemOptions {
		if s := p.Get(option); s.HasText() && holdsPEM(s.Str()) {
			p.Report(Problem{On: s, Message: option + " contains PEM text where the path of a PEM file belongs; it is not shown here",
				Effect: "The text is taken for a file name that does not exist, and every HTTPS request fails; a private key in it is stored wherever the configuration is.", CWE: []int{1286, 312}})
		}
	}
	certfile, keyfile := p.pem("certfile"), p.keyOwner()
	if certfile != nil && keyfile != nil && keyfile.path != certfile.path && exchanged(certfile, keyfile) {
		certfile, keyfile = nil, nil // certificate_key_mismatch reports it
	}
	p.unusable(p.pem("cafile"), trustFault)
	p.unusable(certfile, certificateFault(p.combined()))
	if keyfile != nil && (certfile == nil || keyfile.path != certfile.path) {
		p.unusable(keyfile, keyFault)
	}
}

// unusable reports a file that cannot be used, and asks fault about one that
// was read.
func (p *Pass) unusable(f *pemFile, fault func(*pemFile) string) {
	if f == nil {
		return
	}
	problem := Problem{On: f.setting}
	if f.setting.Name() == "cafile" && p.Get("insecure").IsTrue() {
		problem.Levels = p.rule.Levels.Lower() // nothing reads it at present
	}
	switch {
	case f.nobodyReads():
		problem.Message = f.says("mode %04o lets no account read the file", f.file.Mode.Perm())
	case f.err != nil && surelyUnusable(f.err):
		problem.Message = f.says("%s", because(f.path, f.err))
	case f.err != nil:
		problem.Message, problem.Levels = f.says("%s", because(f.path, f.err)), ""
		if errors.Is(f.err, inspect.ErrTooLarge) {
			problem.Levels = "EEE" // such a file is neither a certificate nor a key
		}
		p.NotEvaluated(problem)
		return
	default:
		reason := fault(f)
		if reason == "" {
			return
		}
		problem.Message = f.says("%s", reason)
	}
	p.Report(problem)
}

func trustFault(f *pemFile) string {
	switch {
	case f.folder != nil && len(f.certificates()) == 0:
		return "the folder contains no certificate under a name that OpenSSL looks for; openssl rehash makes such names"
	case f.folder != nil:
		return ""
	case f.bundle.Empty:
		return "the file is empty"
	case len(f.bundle.Keys) > 0:
		return "the file contains a private key, where only certificates belong"
	}
	return reading(f.bundle.TrustStoreError())
}

func certificateFault(combined bool) func(*pemFile) string {
	return func(f *pemFile) string {
		switch {
		case f.bundle.Empty:
			return "the file is empty"
		case combined && missingPart(f) != "":
			return "" // combined_certificate_and_key reports it
		}
		if reason := reading(f.bundle.CertificateError()); reason != "" || !combined {
			return reason
		}
		return keyFault(f)
	}
}

func keyFault(f *pemFile) string {
	key := f.key()
	switch {
	case f.bundle.Empty:
		return "the file is empty"
	case key != nil && key.Encrypted:
		return "" // encrypted_private_key reports it
	case f.bundle.NotUTF8 && f.setting.Name() == "keyfile" && f.bundle.KeyError() == nil:
		return "the file contains text that is not UTF-8, on which urllib3 raises UnicodeDecodeError"
	}
	return reading(f.bundle.KeyError())
}

func reading(err error) string {
	if err == nil {
		return ""
	}
	if text := err.Error(); strings.HasPrefix(text, "line ") {
		return text
	}
	return "the file " + err.Error()
}

func checkEncryptedKey(p *Pass) {
	f := p.keyOwner()
	if !f.readable() || f.bundle.DER {
		return
	}
	switch key := f.key(); {
	case key != nil && key.Encrypted:
		p.Report(Problem{On: f.setting, Message: f.says("the private key needs a passphrase, and no option can supply one")})
	case key != nil && f.bundle.SaysEncrypted && f.setting.Name() == "keyfile":
		p.Report(Problem{On: f.setting, Message: f.says("the file contains the word ENCRYPTED, for which urllib3 takes the key to need a passphrase"),
			Remediation: "Remove the line that contains the word from the file."})
	}
}

func checkKeyMatch(p *Pass) {
	certfile, keyfile := p.pem("certfile"), p.keyOwner()
	if !certfile.readable() || !keyfile.readable() {
		return
	}
	if keyfile.path != certfile.path && exchanged(certfile, keyfile) {
		p.Report(Problem{On: keyfile.setting, Message: fmt.Sprintf("certfile and keyfile are swapped: %s contains the private key and %s the certificate",
			report.Show(certfile.path), report.Show(keyfile.path)), Remediation: "Exchange the values of certfile and keyfile."})
		return
	}
	leaf, key := certfile.leaf(), keyfile.key()
	if leaf == nil || key == nil || key.Encrypted || key.Err != "" {
		return
	}
	switch same, known := leaf.Matches(*key); {
	case !known:
		p.NotEvaluated(Problem{On: keyfile.setting, Message: keyfile.says("it cannot be determined whether the %s key belongs to certificate %s", key.PublicKey.Algorithm, report.Show(leaf.Subject))})
	case !same:
		p.Report(Problem{On: keyfile.setting, Message: keyfile.says("the private key does not belong to certificate %s, the first in certfile%s", report.Show(leaf.Subject), laterMatch(certfile, key))})
	}
}

// laterMatch mentions a later certificate that the key belongs to.
func laterMatch(certfile *pemFile, key *inspect.Key) string {
	certificates := certfile.certificates()
	for i := 1; i < len(certificates); i++ {
		if same, known := certificates[i].Matches(*key); known && same {
			return fmt.Sprintf("; it belongs to certificate %d of that file, which must come first", i+1)
		}
	}
	return ""
}
