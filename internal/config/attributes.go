package config

import (
	"fmt"
	"slices"
	"sync"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// Kind is the shape of a typed attribute.
type Kind uint8

// The attribute shapes.
const (
	Text Kind = iota
	Number
	Bool
	Texts   // a list of strings
	Numbers // a list of numbers
	Pairs   // a map of strings
)

// Typed is one option that has its own attribute.
type Typed struct {
	Name      string
	Kind      Kind
	Group     string // the section it is read from if different, else ""
	Sensitive bool
}

// As is the attribute's name in a file, for a given section.
func (t *Typed) As(section string) oslo.Name {
	if t.Group != "" {
		section = t.Group
	}
	return oslo.Name{Group: section, Option: t.Name}
}

// GlanceAttributes lists the attributes of Nova's [glance]: every option of
// every release, and the older names that are still read.
func GlanceAttributes() []Typed { return glanceAttributes() }

// SessionAttributes lists the attributes of a section that builds a
// keystoneauth session.
func SessionAttributes() []Typed { return sessionAttributes() }

// Extra is the attribute that carries, by name, options without their own
// attribute.
const Extra = "extra"

// Mistakes lists what Terraform's types allow but a file cannot express.
func (a *Attributes) Mistakes() []Mistake {
	var mistakes []Mistake
	for i := range a.Values {
		value := &a.Values[i]
		if _, typed := TypedNamed(a.Table, value.As.Option); typed && value.Attribute == Extra {
			mistakes = append(mistakes, Mistake{
				Place:   value.Place,
				Summary: "Option has its own attribute",
				Detail:  fmt.Sprintf("extra contains %[1]s, which is also an attribute: write %[1]s = ... next to extra, where Terraform checks its type.", value.As.Option),
			})
		}
		for number, item := range value.Items {
			if item.Null {
				mistakes = append(mistakes, Mistake{
					Place:   value.Place,
					Summary: "Null in a list",
					Detail:  fmt.Sprintf("Item %d of %s is null: a list for an oslo.config option contains only strings. Leave the item out, for example with compact() or a for expression.", number, value.As.Option),
				})
			}
		}
	}
	return mistakes
}

// TypedNamed finds the attribute with a given name.
func TypedNamed(table []Typed, name string) (*Typed, bool) {
	i := slices.IndexFunc(table, func(t Typed) bool { return t.Name == name })
	if i < 0 {
		return nil, false
	}
	return &table[i], true
}

// Both tables are assembled when the first schema is requested.
var (
	glanceAttributes = sync.OnceValue(func() []Typed {
		return slices.Concat(imageOptions[:], libraryOptions[:], pastOptions[:])
	})
	sessionAttributes = sync.OnceValue(func() []Typed {
		return slices.Concat(libraryOptions[:], authOptions[:])
	})
)

// imageOptions are Nova's own options in [glance].
var imageOptions = [...]Typed{
	{Name: "api_servers", Kind: Texts},
	{Name: "num_retries", Kind: Number},
	{Name: "verify_glance_signatures", Kind: Bool},
	{Name: "enable_certificate_validation", Kind: Bool},
	{Name: "default_trusted_certificate_ids", Kind: Texts},
	{Name: "enable_rbd_download", Kind: Bool},
	{Name: "rbd_user"},
	{Name: "rbd_connect_timeout", Kind: Number},
	{Name: "rbd_pool"},
	{Name: "rbd_ceph_conf"},
	{Name: "debug", Kind: Bool},
}

// libraryOptions are keystoneauth's session and adapter options, shared by
// every section that builds a session.
var libraryOptions = [...]Typed{
	{Name: "cafile"},
	{Name: "certfile"},
	{Name: "keyfile"},
	{Name: "insecure", Kind: Bool},
	{Name: "timeout", Kind: Number},
	{Name: "collect_timing", Kind: Bool},
	{Name: "split_loggers", Kind: Bool},
	{Name: "service_type"},
	{Name: "service_name"},
	{Name: "valid_interfaces", Kind: Texts},
	{Name: "region_name"},
	{Name: "endpoint_override"},
	{Name: "connect_retries", Kind: Number},
	{Name: "connect_retry_delay", Kind: Number},
	{Name: "status_code_retries", Kind: Number},
	{Name: "status_code_retry_delay", Kind: Number},
	{Name: "retriable_status_codes", Kind: Numbers},
}

// pastOptions are the names in [glance] that only some releases read, or read
// as older names.
var pastOptions = [...]Typed{
	{Name: "api_insecure", Kind: Bool},
	{Name: "ca_file", Group: "ssl"},
	{Name: "cert_file", Group: "ssl"},
	{Name: "key_file", Group: "ssl"},
	{Name: "allowed_direct_url_schemes", Kind: Texts},
	{Name: "use_glance_v1", Kind: Bool},
	{Name: "host"},
	{Name: "port", Kind: Number},
	{Name: "protocol"},
	{Name: "version"},
	{Name: "min_version"},
	{Name: "max_version"},
}

// authOptions are interface and the options of keystoneauth's auth plugins.
var authOptions = [...]Typed{
	{Name: "interface"},
	{Name: "auth_type"},
	{Name: "auth_section"},
	{Name: "auth_url"},
	{Name: "username"},
	{Name: "user_id"},
	{Name: "user_domain_id"},
	{Name: "user_domain_name"},
	{Name: "password", Sensitive: true},
	{Name: "project_id"},
	{Name: "project_name"},
	{Name: "project_domain_id"},
	{Name: "project_domain_name"},
	{Name: "domain_id"},
	{Name: "domain_name"},
	{Name: "default_domain_id"},
	{Name: "default_domain_name"},
	{Name: "system_scope"},
	{Name: "trust_id"},
	{Name: "token", Sensitive: true},
	{Name: "application_credential_id"},
	{Name: "application_credential_name"},
	{Name: "application_credential_secret", Sensitive: true},
}

// AttributesOf arranges options as the section's data source would: in Nova's
// [glance] the names of [ssl] mean that section, elsewhere every name belongs
// to the section itself. Options without an attribute are taken as they are. A
// list for a single-valued option is a mistake.
func AttributesOf(service, section string, options []Given) (*Attributes, []Mistake) {
	table := SessionAttributes()
	if section == "glance" && (service == "" || service == string(catalog.Nova)) {
		table = GlanceAttributes()
	}
	attributes := &Attributes{Section: section, Table: table}
	var mistakes []Mistake
	for i := range options {
		given := &options[i]
		value := Attribute{
			Place:   report.Place{Attribute: given.Name},
			As:      oslo.Name{Group: section, Option: given.Name},
			Unknown: given.Unknown,
			IsList:  given.IsList,
			Text:    given.Text,
			Items:   given.Items,
		}
		if given.Extra {
			value.Place = report.Place{Attribute: Extra, Key: given.Name}
		} else if typed, ok := TypedNamed(table, given.Name); ok {
			value.As = typed.As(section)
			if given.IsList && typed.Kind != Texts && typed.Kind != Numbers {
				mistakes = append(mistakes, Mistake{
					Place:   value.Place,
					Summary: "List for a single value",
					Detail:  fmt.Sprintf("%s takes one value, not a list.", given.Name),
				})
			}
		}
		attributes.Values = append(attributes.Values, value)
	}
	return attributes, mistakes
}
