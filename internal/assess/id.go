package assess

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash"
	"maps"
	"slices"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// id is the digest of the canonical input, the resolved release and the
// catalogue: no clock, no randomness, no map order. Secrets are masked first:
// an id is public and must not allow guesses to be checked.
func (r *Request) id(release catalog.Release) string {
	w := newDigest()
	w.texts("osloconf 1", catalog.Digest(), release.Nova().String(), r.Service,
		r.Policy.Profile, r.Policy.EvaluatedAt)
	w.flags(r.Hardened, r.RenderDefaults, r.Explain, r.Interpolate, r.Inspect != nil, r.Sections != nil)
	w.list(r.Sections)
	if r.Inspect != nil {
		w.texts(r.Inspect.Root, r.Inspect.ConfigFile)
	}
	w.count(len(r.Policy.Severities))
	for _, name := range slices.Sorted(maps.Keys(r.Policy.Severities)) {
		w.texts(name, r.Policy.Severities[name])
	}
	w.count(len(r.Policy.Waivers))
	for _, waiver := range r.Policy.Waivers {
		w.texts(waiver.Rule, report.Redact(waiver.Reason), waiver.Expires, waiver.Owner, waiver.Option, waiver.Configuration)
	}
	if r.Attributes != nil {
		w.texts(r.Attributes.Section)
		w.count(len(r.Attributes.Values))
		for _, value := range r.Attributes.Values {
			secret := config.SecretName(release, r.Service, value.As)
			w.texts(value.As.Group, value.As.Option, string(report.MaskValue(value.As.Option, value.Text, secret)))
			w.flags(value.IsList, value.Unknown)
			w.count(len(value.Items))
			for _, item := range value.Items {
				w.texts(string(report.MaskValue(value.As.Option, item.Text, secret)))
				w.flags(item.Unknown)
			}
		}
	}
	w.count(len(r.Sources))
	for _, source := range r.Sources {
		w.texts(source.Name, RedactText(source.Content))
		w.flags(source.Unknown)
	}
	if r.Policy.InlineWaivers != nil || len(r.Policy.Baseline) > 0 {
		w.texts("accepted")
		w.flags(r.Policy.InlineWaivers != nil, r.Policy.InlineWaivers != nil && *r.Policy.InlineWaivers)
		w.list(r.Policy.Baseline)
	}
	return "sha256:" + hex.EncodeToString(w.Sum(nil))
}

// digest writes values unambiguously: each text is preceded by its length.
type digest struct {
	hash.Hash
	room *[512]byte // buffer for the copies that a hash needs
}

func newDigest() digest { return digest{sha256.New(), new([512]byte)} }

func (d digest) count(n int) {
	binary.BigEndian.PutUint64(d.room[:], uint64(n))
	d.Write(d.room[:8])
}

func (d digest) texts(texts ...string) {
	for _, text := range texts {
		d.count(len(text))
		for text != "" {
			n := copy(d.room[:], text)
			d.Write(d.room[:n])
			text = text[n:]
		}
	}
}

func (d digest) list(texts []string) {
	d.count(len(texts))
	d.texts(texts...)
}

func (d digest) flags(flags ...bool) {
	for _, flag := range flags {
		d.room[0] = 0
		if flag {
			d.room[0] = 1
		}
		d.Write(d.room[:1])
	}
}
