package proof

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
)

// Random generates attribute sets and texts. The same seed gives the same ones.
type Random struct {
	*rand.Rand
	release string
}

// NewRandom seeds a source.
func NewRandom(seed uint64) *Random {
	return &Random{rand.New(rand.NewPCG(seed, 0x70726f6f66)), Release}
}

// In continues with the option names of another release.
func (r *Random) In(release string) *Random { return &Random{r.Rand, release} }

func pick[T any](r *Random, items ...T) T { return items[r.IntN(len(items))] }

// chance is true one time in n.
func (r *Random) chance(n int) bool { return r.IntN(n) == 0 }

// Literal returns a set of up to eight attributes and two entries in extra.
func (r *Random) Literal(number int) Literal {
	l := Literal{ID: fmt.Sprintf("literal-%05d", number), Interpolate: r.chance(5)}
	table := assess.GlanceAttributes()
	text := r.Text
	if l.Interpolate {
		text = r.referring
	}
	for _, at := range r.Perm(len(table))[:1+r.IntN(8)] {
		typed := &table[at]
		given := Given{Name: typed.Name, Kind: typed.Kind}
		switch typed.Kind {
		case assess.Bool:
			given.Text = pick(r, "true", "false")
		case assess.Number:
			given.Text = r.number()
		case assess.Texts, assess.Numbers:
			for range r.IntN(4) {
				item := text()
				if typed.Kind == assess.Numbers {
					item = r.number()
				} else if r.chance(2) {
					item = pick(r, "internal", "public", "https://a:9292", "https://[::1]:9292/a", "x")
				}
				given.Items = append(given.Items, item)
			}
		default:
			given.Text = text()
		}
		l.Values = append(l.Values, given)
	}
	for i := range r.IntN(3) {
		l.Values = append(l.Values, Given{Name: pick(r, "x_vendor", "Vendor", "v-w", "v.w", "é", "a b") + strconv.Itoa(i), Extra: true, Text: text()})
	}
	return l
}

// Text is a string of odd characters, often with a special character at an
// edge.
func (r *Random) Text() string {
	switch r.IntN(10) {
	case 0:
		return pick(r, "", " ", "\"", "'", "\"\"", "''", "\\", "$", "\\$", "$$", "\\\\$", "#", ";", "[x]", "=", ":", "%", "\t", "\n", "\r", "a\nb", "a\n b", "a\n", "\na", "${", "${a}", "\ufeff", "\u2028", "\x00", "***")
	case 1:
		edge := pick(r, "\"", "'", " ", "\t", "\x1c", "\u00a0", "\u3000", "\u2028", "\v", "\\", "$", ",")
		return edge + r.pieces(4) + edge
	case 2:
		return r.pieces(3) + pick(r, "\n", "\n\n", "\n ", "\r\n", "\r", "\n#", "\n[glance]\ninsecure = true", "\u0085", "\u2029", "\v", "\f", "\x1d") + r.pieces(3)
	case 3, 4, 5:
		return pick(r, "https://glance.example.org:9292", "/etc/ssl/certs/ca.pem", "RegionOne", "image", "a b", "é", "日本", "pa$word", "a,b", "x # y", "x ; y", "key = value")
	}
	return r.pieces(12)
}

func (r *Random) pieces(most int) string {
	var b strings.Builder
	for range r.IntN(most + 1) {
		if r.chance(6) {
			b.WriteRune(r.character())
			continue
		}
		b.WriteString(pick(r, "a", "B", "7", "_", ".", "-", "/", ":", "=", ",", "#", ";", "[", "]", "{", "}", "%", "@", "?", "&",
			"\"", "'", "\\", "$", "$a", "${b}", "\\$", "$$", " ", "\t", "é", "日", "😀", "\u200b", "\u00a0", "\u3000", "\u1680", "\x1c", "\x1f", "\x7f", "İ", "ß"))
	}
	return b.String()
}

// character is any Unicode character.
func (r *Random) character() rune {
	for {
		c := rune(r.IntN(pick(r, 0x80, 0x800, 0x10000, 0x110000)))
		if c < 0xd800 || c > 0xdfff {
			return c
		}
	}
}

// referring is a text that may refer to other options.
func (r *Random) referring() string {
	if r.chance(3) {
		return r.Text()
	}
	var b strings.Builder
	for range 1 + r.IntN(3) {
		b.WriteString(pick(r, "", "a", "/", "https://", ",", " "))
		name := pick(r, "service_type", "region_name", "rbd_user", "insecure", "timeout", "num_retries", "valid_interfaces", "cafile", "api_insecure", "ca_file", "state_path", "compute_driver", "nope", "glance")
		b.WriteString(pick(r, "$", "$", "${", "\\$", "$$", "$glance.", "${glance.", "$nope.", "${DEFAULT.") + name)
		if r.chance(3) || strings.Contains(b.String(), "{") {
			b.WriteString("}")
		}
	}
	return b.String()
}

func (r *Random) number() string {
	switch r.IntN(6) {
	case 0:
		return pick(r, "-1", "1.5", "0.25", "-0.5", "1e3", "100000000000000000000", "0.1", "3.0000000001")
	case 1:
		return strconv.FormatInt(r.Int64()-r.Int64(), 10)
	}
	return strconv.Itoa(r.IntN(700))
}
