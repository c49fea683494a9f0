package rules

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// The options that take paths of PEM files, and all that take paths.
var (
	pemOptions  = [...]string{"cafile", "certfile", "keyfile"}
	pathOptions = [...]string{"cafile", "certfile", "keyfile", "rbd_ceph_conf"}
)

func checkKeyfileAlone(p *Pass) {
	keyfile, certfile := p.Get("keyfile"), p.Get("certfile")
	if !keyfile.HasText() || !certfile.IsEmpty() {
		return
	}
	p.Report(Problem{On: keyfile, Message: fmt.Sprintf("keyfile = %s without certfile: keystoneauth drops it, and requests of [%s] carry no client certificate", keyfile.Show(), p.Name())})
}

// metadataCertificateRows are on the client certificate with which Neutron's agents ask
// Nova for metadata, and its key: one without the other.
func metadataCertificateRows() []Row {
	return halfPairRows(Row{
		Where:       Where{Section: "DEFAULT"},
		If:          []Guard{with("nova_metadata_protocol", in("https"))},
		Message:     "the agent's requests for metadata carry no client certificate",
		Effect:      "The agent silently leaves the certificate out. If Nova asks for one, instances get no metadata.",
		Remediation: "Set both nova_client_cert and nova_client_priv_key, or neither.",
		Bad:         "[DEFAULT]\nnova_metadata_protocol = https\n",
	}, "nova_client_cert", "nova_client_priv_key")
}

// consoleCertificateRows are on the client certificate with which the proxy of consoles
// connects to compute hosts, and its key: one without the other.
func consoleCertificateRows() []Row {
	return halfPairRows(Row{
		Where:       Where{Section: "vnc"},
		If:          []Guard{forProgram("nova-novncproxy"), with("auth_schemes", anyText("vencrypt"))},
		Message:     "the proxy connects to compute hosts without a client certificate",
		Effect:      "The proxy silently leaves the certificate out. If QEMU asks for one, every console fails.",
		Remediation: "Set both vencrypt_client_cert and vencrypt_client_key, or neither.",
		Bad:         "[vnc]\nauth_schemes = vencrypt\nvencrypt_ca_certs = /etc/nova/ca.pem\n",
	}, "vencrypt_client_cert", "vencrypt_client_key")
}

// halfPairRows are the rows for a certificate without its key, and the reverse. The
// message says what follows; the example has neither.
func halfPairRows(row Row, certificate, key string) []Row {
	guards, follows, text := row.If, row.Message, row.Bad
	row.Is = isSet
	row.Good = text + certificate + " = /etc/ssl/client.crt\n" + key + " = /etc/ssl/client.key\n"
	half := func(option, other string) Row {
		one := row
		one.Options = []string{option}
		one.If = append(slices.Clone(guards), with(other, isEmpty))
		one.Message = "{option} is set without " + other + ": " + follows
		one.Bad = text + option + " = /etc/ssl/client.pem\n"
		return one
	}
	return []Row{half(certificate, key), half(key, certificate)}
}

func checkCombined(p *Pass) {
	certfile, keyfile := p.Get("certfile"), p.Get("keyfile")
	if !p.combined() || pathOf(certfile) == "" {
		return
	}
	shown := fmt.Sprintf("certfile = %s without keyfile", certfile.Show())
	if keyfile.HasText() {
		shown = fmt.Sprintf("certfile and keyfile are both %s", certfile.Show())
	}
	if missing := missingPart(p.pem("certfile")); missing != "" {
		p.Report(Problem{
			On:      certfile,
			Message: shown + ": the file must contain the certificate and its private key, and contains no " + missing,
			Effect:  "OpenSSL looks for both in the file at the first HTTPS request, and every request fails.",
			Levels:  "EEE",
		})
		return
	}
	p.Report(Problem{On: certfile, Message: shown + ": the file must contain the private key next to the certificate"})
}

// missingPart says whether a file that was read lacks a certificate or a key,
// "" if it lacks neither or both.
func missingPart(f *pemFile) string {
	switch {
	case !f.readable() || f.bundle.DER || len(f.bundle.Errors) > 0:
		return ""
	case f.leaf() != nil && len(f.bundle.Keys) == 0:
		return "private key"
	case f.leaf() == nil && f.key() != nil:
		return "certificate"
	default:
		return ""
	}
}

func checkUnsafePath(p *Pass) {
	for _, option := range pathOptions {
		s := p.Get(option)
		written := pathOf(s)
		if outline := s.Outline(); outline != "" && oslo.FirstHole(outline) != 0 && !holdsPEM(outline) {
			written = outline
		}
		if written == "" || drivePath(written) && p.onWindows() {
			continue
		}
		if danger, cwe := pathDanger(written); danger != "" {
			p.Report(Problem{On: s, Message: fmt.Sprintf("%s = %s %s", option, report.Show(s.Sketch.Filled(written)), danger), CWE: []int{cwe}})
		}
	}
}

// onWindows reports whether the service may run on Windows in this release: Nova
// and Cinder as long as they have drivers for it. Neutron has an agent for Hyper-V
// in a project of its own.
func (p *Pass) onWindows() bool {
	ok := p.Service == "neutron"
	switch p.Service {
	case "nova":
		_, ok = p.Release.Option("nova", "hyperv", "limit_cpu_features")
	case "cinder":
		ok = catalog.ReadByBackends(p.Release, "cinder", "windows_iscsi_lun_path")
	}
	return ok
}

// drivePath reports whether a path is an absolute Windows path, C:\folder.
func drivePath(written string) bool {
	return len(written) > 3 && isLetter(written[0]) && written[1] == ':' &&
		(written[2] == '\\' || written[2] == '/') && !strings.Contains(written, "..") &&
		!strings.ContainsFunc(written, unicode.IsControl)
}

// pathDanger says what is wrong with a path, and which weakness it is.
func pathDanger(written string) (danger string, cwe int) {
	clean := path.Clean(written)
	switch {
	case strings.ContainsFunc(written, unicode.IsControl):
		return "contains a control character", 22
	case beginsWithTilde(written):
		return tilde + ": it is looked up as a relative path", 426
	case !path.IsAbs(written):
		return "is relative: it is looked up from the folder that the service was started in", 426
	case hasDotDot(written):
		return "goes up with `..`, and where that leads depends on symbolic links", 22
	case everyonesFolder(clean):
		return "is in a folder where every account on the host can create files", 377
	default:
		return "", 0
	}
}

// tilde says what is wrong with a path that begins with one.
const tilde = "begins with a tilde, which only a shell replaces"

func beginsWithTilde(path string) bool { return strings.HasPrefix(path, "~") }

// everyonesFolder reports whether every account on the host can create files in
// a path's folder.
func everyonesFolder(clean string) bool {
	return below(clean, "/tmp") || below(clean, "/var/tmp") || below(clean, "/dev/shm")
}

func hasDotDot(written string) bool {
	for part := range strings.SplitSeq(written, "/") {
		if part == ".." {
			return true
		}
	}
	return false
}

func below(clean, folder string) bool {
	rest, ok := strings.CutPrefix(clean, folder)
	return ok && (rest == "" || rest[0] == '/')
}

func samePath(a, b string) bool { return path.Clean(a) == path.Clean(b) }
