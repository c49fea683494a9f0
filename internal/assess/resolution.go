package assess

import (
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/config"
)

// resolution is a request's configuration as the release would read it.
type resolution struct{ *config.Configuration }

// resolve reads what the lines set, in the given sections or, if nil, in all.
func (r *Request) resolve(in *config.Lines, release catalog.Release, only []string) *resolution {
	return &resolution{r.input().Resolve(in, config.Scope{Release: release, Only: only, Brief: (r.brief || r.JudgeOnly) && !r.RenderDefaults})}
}

func (r *Request) input() *config.Input {
	return &config.Input{
		Service: r.Service, Program: r.Program, Attributes: r.Attributes, Sources: r.Sources, Interpolate: r.Interpolate,
		OutOfTree: r.OutOfTree, SetElsewhere: r.SetElsewhere,
	}
}

func (r *Request) read() (*config.Lines, []Mistake) { return r.input().Read() }
