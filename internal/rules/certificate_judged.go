package rules

import (
	"fmt"
	"strings"
	"time"

	"github.com/osloconf/terraform-provider-osloconf/internal/inspect"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// expirySoon is how long before it expires a certificate is reported.
const expirySoon = 30 * 24 * time.Hour

func checkValidity(p *Pass) {
	if f := p.pem("cafile"); f != nil {
		levels := p.rule.Levels
		if p.Get("insecure").IsTrue() {
			levels = levels.Lower() // nothing reads it at present
		}
		p.validity(f, lastToExpire(f.certificates(), p.Now), levels)
	}
	if f := p.pem("certfile"); f != nil {
		p.validity(f, f.leaf(), p.rule.Levels)
	}
}

// lastToExpire returns the certificate that keeps a trust store usable: of
// those valid now, the last to expire, otherwise any. An expired authority
// among others does no harm.
func lastToExpire(certificates []inspect.Certificate, now time.Time) *inspect.Certificate {
	var best *inspect.Certificate
	for i := range certificates {
		c := &certificates[i]
		switch valid := c.ValidAt(now); {
		case best == nil:
			best = c
		case valid != best.ValidAt(now):
			if valid {
				best = c
			}
		case c.NotAfter.After(best.NotAfter):
			best = c
		}
	}
	return best
}

func (p *Pass) validity(f *pemFile, c *inspect.Certificate, levels report.Levels) {
	if c == nil {
		return
	}
	name, left := report.Show(c.Subject), c.NotAfter.Sub(p.Now)
	switch {
	case p.Now.Before(c.NotBefore):
		p.Report(Problem{On: f.setting, Levels: levels, Message: f.says("certificate %s is not valid before %s", name, dateOf(c.NotBefore))})
	case left < 0:
		p.Report(Problem{On: f.setting, Levels: levels, Message: f.says("certificate %s expired on %s", name, dateOf(c.NotAfter))})
	case left <= expirySoon:
		p.Report(Problem{On: f.setting, Levels: "WWW", Message: f.says("certificate %s expires on %s, in %s", name, dateOf(c.NotAfter), plural(int(left/(24*time.Hour)), "day"))})
	}
}

func dateOf(t time.Time) string { return t.UTC().Format(time.DateOnly) }

func checkNotCA(p *Pass) {
	f := p.pem("cafile")
	if f == nil {
		return
	}
	certificates := f.certificates()
	for i := range certificates {
		if anchors(&certificates[i]) {
			return
		}
	}
	if len(certificates) == 0 {
		return
	}
	first := &certificates[0]
	reason := "says nowhere that it is an authority"
	switch {
	case first.BasicConstraints && !first.IsCA:
		reason = "says CA:FALSE"
	case first.KeyUsage && !first.CertSign:
		reason = "is not allowed to sign certificates (key usage)"
	}
	p.Report(Problem{On: f.setting, Message: f.says("certificate %s %s%s", report.Show(first.Subject), reason, andOthers(len(certificates)-1))})
}

// anchors reports whether OpenSSL trusts certificates that this one signed.
func anchors(c *inspect.Certificate) bool {
	switch {
	case c.KeyUsage && !c.CertSign:
		return false
	case c.BasicConstraints:
		return c.IsCA
	default:
		return c.KeyUsage || (c.Version == 1 && c.SelfIssued)
	}
}

func andOthers(n int) string {
	switch n {
	case 0:
		return ""
	case 1:
		return ", and the other one in it is no authority either"
	default:
		return fmt.Sprintf(", and the %d others in it are no authorities either", n)
	}
}

func checkStrength(p *Pass) {
	for _, option := range pemOptions {
		f := p.pem(option)
		if f == nil {
			continue
		}
		var weak []string
		certificates := f.certificates()
		for i := range certificates {
			if reason := weakCertificate(&certificates[i]); reason != "" {
				weak = append(weak, fmt.Sprintf("certificate %s %s", report.Show(certificates[i].Subject), reason))
			}
		}
		if key := f.key(); key != nil && option == "keyfile" && len(certificates) == 0 && !p.judgedWithCertificate(key) {
			if reason := weakKey(key.PublicKey); reason != "" {
				weak = append(weak, "the private key has "+reason)
			}
		}
		if len(weak) == 0 {
			continue
		}
		more := ""
		if len(weak) > 1 {
			more = fmt.Sprintf(", and %d more like it", len(weak)-1)
		}
		p.Report(Problem{On: f.setting, Message: f.says("%s%s", weak[0], more)})
	}
}

// judgedWithCertificate reports whether a key belongs to certfile's first
// certificate, whose finding then covers the key.
func (p *Pass) judgedWithCertificate(key *inspect.Key) bool {
	leaf := p.pem("certfile").leaf()
	if leaf == nil {
		return false
	}
	same, known := leaf.Matches(*key)
	return same && known
}

func weakCertificate(c *inspect.Certificate) string {
	if reason := weakKey(c.PublicKey); reason != "" {
		return "has " + reason
	}
	if c.WeakHash && !c.SelfSigned {
		return "is signed with " + c.SignatureHash
	}
	return ""
}

func weakKey(key inspect.PublicKey) string {
	switch {
	case key.Algorithm == "DSA":
		return "a DSA key"
	case strings.HasPrefix(key.Algorithm, "RSA") && key.Bits > 0 && key.Bits < 2048:
		return fmt.Sprintf("an RSA key of %d bits", key.Bits)
	case key.Algorithm == "EC" && key.Bits > 0 && key.Bits < 224:
		return fmt.Sprintf("an EC key of %d bits", key.Bits)
	default:
		return ""
	}
}
