package rules

import (
	"errors"
	"fmt"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/inspect"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// pemFile is the target of cafile, certfile or keyfile under the inspect root.
type pemFile struct {
	setting *config.Setting
	path    string
	file    *inspect.File
	bundle  inspect.Bundle
	folder  *inspect.HashDir // if cafile names a folder, else nil
	err     error            // why there is no bundle
}

// pem reads the file named by an option. It is nil if there is no root, or no
// path to examine.
func (p *Pass) pem(option string) *pemFile {
	path := pathOf(p.Get(option))
	if p.Tree == nil || path == "" {
		return nil
	}
	f := *p.Subject.pem(path, option == "cafile")
	f.setting = p.Get(option)
	return &f
}

// pem looks up a path once per configuration, for all rules.
func (s *Subject) pem(path string, folders bool) *pemFile {
	key := pemKey{path, folders}
	if f, ok := s.pems[key]; ok {
		return f
	}
	f := &pemFile{path: path}
	var data []byte
	f.file, data, f.err = s.Tree.Read(path)
	switch {
	case f.err == nil:
		f.bundle = inspect.ParsePEM(data)
	case folders && f.file != nil && f.file.Kind == inspect.Directory:
		f.folder, f.err = s.Tree.HashDir(path)
	}
	if s.pems == nil {
		s.pems = map[pemKey]*pemFile{}
	}
	s.pems[key] = f
	return f
}

// pemKey is a path, and whether it may lead to a folder of certificates.
type pemKey struct {
	path    string
	folders bool
}

// pathOf returns an option's path, "" if it has none: it is unset, empty, not
// known yet, or PEM text.
func pathOf(s *config.Setting) string {
	if path := s.Str(); !holdsPEM(path) {
		return path
	}
	return ""
}

// holdsPEM reports whether a text is PEM rather than the path of a PEM file.
func holdsPEM(text string) bool { return strings.Contains(text, "-----BEGIN") }

// readable reports whether the file was read.
func (f *pemFile) readable() bool { return f != nil && f.err == nil }

// nobodyReads reports whether the mode lets only root read the file.
func (f *pemFile) nobodyReads() bool {
	return f.file != nil && f.file.Kind == inspect.Regular && f.file.UID >= 0 && f.file.Mode.Perm()&0o444 == 0
}

// certificates returns the file's certificates, or those that OpenSSL finds in
// the folder.
func (f *pemFile) certificates() []inspect.Certificate {
	if !f.readable() || f.bundle.DER {
		return nil
	}
	if f.folder == nil {
		return f.bundle.Certificates
	}
	var all []inspect.Certificate
	for i := range f.folder.Entries {
		if entry := &f.folder.Entries[i]; entry.Reachable && entry.HashMatches && !entry.Bundle.DER {
			all = append(all, entry.Bundle.Certificates...)
		}
	}
	return all
}

// leaf returns the certificate that a client presents: the first.
func (f *pemFile) leaf() *inspect.Certificate {
	if certificates := f.certificates(); len(certificates) > 0 && f.folder == nil {
		return &certificates[0]
	}
	return nil
}

// key returns the private key that OpenSSL loads: the first that it can read.
func (f *pemFile) key() *inspect.Key {
	if !f.readable() || f.bundle.DER {
		return nil
	}
	for i := range f.bundle.Keys {
		if key := &f.bundle.Keys[i]; !key.Ignored {
			return key
		}
	}
	return nil
}

// says is the start of a message about the file.
func (f *pemFile) says(format string, arguments ...any) string {
	return fmt.Sprintf("%s = %s: ", f.setting.Name(), report.Show(f.path)) + fmt.Sprintf(format, arguments...)
}

// keyOwner returns the file that must contain the client's private key:
// keyfile, or certfile if keyfile is definitely empty. It is nil if there is
// none or it is unknown.
func (p *Pass) keyOwner() *pemFile {
	switch keyfile := p.Get("keyfile"); {
	case keyfile == nil || keyfile.IsEmpty():
		return p.pem("certfile")
	case p.Get("certfile").IsEmpty():
		return nil // keystoneauth drops it
	default:
		return p.pem("keyfile")
	}
}

// combined reports whether certfile must definitely contain the private key as
// well.
func (p *Pass) combined() bool {
	certfile, keyfile := p.Get("certfile"), p.Get("keyfile")
	if !certfile.HasText() {
		return false
	}
	return keyfile == nil || keyfile.IsEmpty() || samePath(certfile.Str(), keyfile.Str())
}

// exchanged reports whether the certificate is in keyfile and the key in certfile.
func exchanged(certfile, keyfile *pemFile) bool {
	return certfile.readable() && keyfile.readable() &&
		certfile.key() != nil && certfile.leaf() == nil &&
		keyfile.key() == nil && keyfile.leaf() != nil
}

// because says why a path cannot be used or examined, for a message.
func because(path string, err error) string {
	var where *inspect.PathError
	if !errors.As(err, &where) {
		return "cannot be looked at"
	}
	reason := "cannot be looked at"
	switch {
	case errors.Is(err, inspect.ErrMissing):
		reason = "does not exist"
	case errors.Is(err, inspect.ErrNotRegular):
		reason = "is not a regular file"
	case errors.Is(err, inspect.ErrNotDirectory):
		reason = "is not a folder"
	case errors.Is(err, inspect.ErrLoop):
		reason = "has too many symbolic links on its way"
	case errors.Is(err, inspect.ErrTooLarge):
		reason = "is larger than 1 MiB, the most that is looked at"
	case errors.Is(err, inspect.ErrEscape):
		reason = "leads outside the root"
	case errors.Is(err, inspect.ErrChanged):
		reason = "changed while it was being read"
	case errors.Is(err, inspect.ErrNotStored):
		reason = "is not a stored file: the kernel generates its content"
	case errors.Is(err, inspect.ErrSlow):
		reason = "did not answer within 15 seconds"
	case errors.Is(err, inspect.ErrTooLong):
		reason = "is longer than the system allows: a path has 4095 bytes at most, each name in it 255"
	case errors.Is(err, inspect.ErrNUL):
		reason = "contains a NUL"
	case errors.Is(err, inspect.ErrBadPath):
		reason = "is not an absolute path"
	case errors.Is(err, inspect.ErrUnreadable):
		reason = "cannot be read by the user who runs Terraform"
	}
	if where.At == "" || where.At == path {
		return reason
	}
	return report.Show(where.At) + ", where it leads, " + reason
}

// surelyUnusable reports whether an error means that no process on the target
// host can use the path, not just that this one cannot.
func surelyUnusable(err error) bool {
	return errors.Is(err, inspect.ErrMissing) || errors.Is(err, inspect.ErrNotRegular) ||
		errors.Is(err, inspect.ErrNotDirectory) || errors.Is(err, inspect.ErrLoop) ||
		errors.Is(err, inspect.ErrNotStored) || errors.Is(err, inspect.ErrTooLong)
}

// NotEvaluated reports that the rule could not run.
func (p *Pass) NotEvaluated(problem Problem) {
	other := *p
	other.rule = ruleNotEvaluated
	problem.Message = fmt.Sprintf("%s could not run: %s", p.rule.Name, problem.Message)
	other.Report(problem)
}
