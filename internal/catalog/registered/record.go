package registered

import (
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/conformance"
)

// Record is what one service registers; registrations.py describes the fields.
type Record struct {
	Service   string            `json:"service"`
	Release   string            `json:"release,omitempty"` // the release whose facts it is compared with
	Packages  map[string]string `json:"packages"`
	Problems  []string          `json:"problems"`
	Conflicts []string          `json:"conflicts"`
	Options   []Row             `json:"options"`
}

// Row is one option as some of a service's programs register it.
type Row struct {
	Section    string                `json:"section"`
	Name       string                `json:"name"`
	Registered string                `json:"registered,omitempty"`
	Type       *conformance.TypeSpec `json:"type"`
	Multi      bool                  `json:"multi,omitempty"`
	Default    any                   `json:"default,omitempty"`
	SetDefault bool                  `json:"set_default,omitempty"`
	Override   bool                  `json:"override,omitempty"`
	Machine    bool                  `json:"machine,omitempty"` // the default was taken from the machine
	Secret     bool                  `json:"secret,omitempty"`
	Required   bool                  `json:"required,omitempty"`
	CLI        bool                  `json:"cli,omitempty"`
	Removal    bool                  `json:"removal,omitempty"`
	Since      string                `json:"since,omitempty"`
	Reason     string                `json:"reason,omitempty"`
	Old        [][2]*string          `json:"old,omitempty"`
	How        string                `json:"how"`
	Drivers    []string              `json:"drivers,omitempty"`
	Programs   []string              `json:"programs,omitempty"`
}

// How an option became known.
const (
	ByRegistering = "registered"
	ByListing     = "listed"  // only listed by the service, in its sample configuration
	ByLibrary     = "library" // likewise, by a library that the service loads
	ByPlugin      = "plugin"  // likewise, as an auth plugin's option
)

// Of is the record for one program: its own rows and those of all programs. ""
// is the whole record.
func (r *Record) Of(program string) *Record {
	if program == "" {
		return r
	}
	own := *r
	own.Options = slices.DeleteFunc(slices.Clone(r.Options), func(row Row) bool {
		return row.Programs != nil && !slices.Contains(row.Programs, program)
	})
	return &own
}

// Decode reads the output of registrations.py.
func Decode(data []byte) (*Record, error) {
	var r Record
	if err := json.Unmarshal(data, &r); err != nil {
		return nil, fmt.Errorf("registered options: %w", err)
	}
	return &r, nil
}

// Load reads a record written by Save.
func Load(path string) (*Record, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	unpacked, err := gzip.NewReader(file)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	data, err := io.ReadAll(unpacked)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return Decode(data)
}

// Save writes a compressed record to a folder; the same record always gives the
// same bytes. It omits deprecation reasons, which are other people's prose.
func (r *Record) Save(folder string) error {
	kept := *r
	kept.Options = make([]Row, len(r.Options))
	for i, row := range r.Options {
		row.Reason = ""
		kept.Options[i] = row
	}
	data, err := json.Marshal(&kept)
	if err != nil {
		return err
	}
	var b strings.Builder
	packed, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := packed.Write(data); err != nil {
		return err
	}
	if err := packed.Close(); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, r.Release+"-"+r.Service+".json.gz"), []byte(b.String()), 0o600)
}
