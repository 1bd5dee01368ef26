-- Addresses in random order: wrk ... -- FILE
-- Each line is "PATH", or "PATH HEADER VALUE"; the value may hold spaces.
local requests = {}

function init(args)
  math.randomseed(1)
  for line in io.lines(args[1]) do
    local path, header, value = line:match("^(%S+) (%S+) (.+)$")
    requests[#requests + 1] = wrk.format("GET", path or line, header and { [header] = value } or nil)
  end
end

function request()
  return requests[math.random(#requests)]
end
