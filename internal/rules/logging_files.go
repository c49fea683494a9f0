package rules

import (
	"path"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/inspect"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// checkLogFiles checks, below an inspect root, what oslo.log opens when a
// service starts. A relative path depends on where the service was started.
func checkLogFiles(p *Pass) {
	if p.Tree == nil {
		return
	}
	settings, folder, file := p.Configuration.Get("DEFAULT", "log_config_append"), p.Configuration.Get("DEFAULT", "log_dir"), p.Configuration.Get("DEFAULT", "log_file")
	switch {
	case settings == nil:
	case settings.HasText():
		if p.missing(settings.Str()) {
			p.Report(Problem{
				On: settings, Message: assigned(settings) + " does not exist under the root",
				Effect:      "oslo.log raises LogConfigError, and the service does not start.",
				Remediation: "Put the file there, or remove log_config_append.",
			})
		}
	case settings.Known():
		p.logFolder(folder, file)
	}
}

// logFolder reports a log folder that does not exist: log_dir, or the folder of
// log_file.
func (p *Pass) logFolder(folder, file *config.Setting) {
	on, where := folder, folder.Str()
	switch {
	case file == nil || folder == nil || !file.Known() || !folder.Known():
		return
	case path.IsAbs(file.Str()):
		on, where = file, path.Dir(file.Str())
	case file.HasText():
		where = path.Dir(path.Join(folder.Str(), file.Str()))
	}
	if on.IsSet() && p.missing(where) {
		p.Report(Problem{
			On: on, Message: assigned(on) + ": the folder " + report.Show(path.Clean(where)) + " does not exist under the root",
			Effect:      "oslo.log raises FileNotFoundError when it opens the log, and the service does not start.",
			Remediation: "Create the folder, owned by the service's user.",
		})
	}
}

// missing reports whether an absolute path definitely does not exist under the
// root.
func (p *Pass) missing(name string) bool {
	if !path.IsAbs(name) {
		return false
	}
	file, err := p.Tree.Stat(name)
	return err == nil && file.Kind == inspect.Missing
}
